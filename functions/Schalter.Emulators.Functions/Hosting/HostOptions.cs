using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Schalter.Emulators.Functions.Hosting;

/// <summary>What host.json says, with the platform's defaults for what it leaves out.</summary>
internal sealed record HostOptions
{
    public TimeSpan FunctionTimeout { get; init; }

    public required string RoutePrefix { get; init; }

    public required QueueOptions Queues { get; init; }

    public required string HostId { get; init; }

    public static HostOptions Read(IConfiguration host, IConfiguration settings, string application) => new()
    {
        FunctionTimeout = Time(host["functionTimeout"]) switch
        {
            null => TimeSpan.FromMinutes(30),
            { Ticks: < 0 } => Timeout.InfiniteTimeSpan,
            { } timeout => timeout,
        },
        RoutePrefix = (host["extensions:http:routePrefix"] ?? "api").Trim('/'),
        Queues = QueueOptions.Read(host.GetSection("extensions:queues"), settings),
        HostId = settings["AzureFunctionsWebHost:hostid"] ?? HostIdOf(application),
    };

    internal static TimeSpan? Time(string? text) =>
        text is null ? null : TimeSpan.Parse(text, CultureInfo.InvariantCulture);

    private static string HostIdOf(string application)
    {
        var letters = application.Where(char.IsAsciiLetterOrDigit).Take(32).ToArray();
        return new string(letters).ToLowerInvariant();
    }
}

/// <summary>How queues are polled (host.json, <c>extensions.queues</c>).</summary>
internal sealed record QueueOptions
{
    public int BatchSize { get; init; } = 16;

    /// <summary>The next batch is fetched when no more messages than this are being worked on.</summary>
    public int NewBatchThreshold { get; init; } = 8;

    public int MaxDequeueCount { get; init; } = 5;

    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a failed message stays away before it is tried again.</summary>
    public TimeSpan VisibilityTimeout { get; init; }

    public bool Base64 { get; init; } = true;

    /// <summary>
    /// How long a message being worked on is hidden; renewed at half. The platform's value is 10 min; the setting
    /// <c>Local:RunningVisibility</c> shortens it, so that crash tests need not wait for it.
    /// </summary>
    public TimeSpan RunningVisibility { get; init; } = TimeSpan.FromMinutes(10);

    public static QueueOptions Read(IConfiguration queues, IConfiguration settings)
    {
        var defaults = new QueueOptions();
        var batchSize = Number(queues["batchSize"]) ?? defaults.BatchSize;
        return new QueueOptions
        {
            BatchSize = batchSize is > 0 and <= 32 ? batchSize : throw new InvalidOperationException("host.json: queues.batchSize must be 1 to 32."),
            NewBatchThreshold = Number(queues["newBatchThreshold"]) ?? batchSize / 2,
            MaxDequeueCount = Number(queues["maxDequeueCount"]) ?? defaults.MaxDequeueCount,
            MaxPollingInterval = HostOptions.Time(queues["maxPollingInterval"]) ?? defaults.MaxPollingInterval,
            VisibilityTimeout = HostOptions.Time(queues["visibilityTimeout"]) ?? defaults.VisibilityTimeout,
            Base64 = !string.Equals(queues["messageEncoding"], "none", StringComparison.OrdinalIgnoreCase),
            RunningVisibility = HostOptions.Time(settings["Local:RunningVisibility"]) ?? defaults.RunningVisibility,
        };
    }

    private static int? Number(string? text) => text is null ? null : int.Parse(text, CultureInfo.InvariantCulture);
}
