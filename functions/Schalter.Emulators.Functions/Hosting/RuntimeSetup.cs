using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Schalter.Emulators.Functions.Local;

namespace Schalter.Emulators.Functions.Hosting;

/// <summary>What the runtime runs on: where to listen, whom to tell that it listens, what to dispose of last.</summary>
internal sealed record RuntimePlatform(string HttpUrl, Action<Uri> AnnounceReady, IAsyncDisposable? Owner)
{
    /// <summary>Routes of the local run beside those of the functions.</summary>
    public Action<IEndpointRouteBuilder> Map { get; init; } = _ => { };
}

/// <summary>What differs between a real start and one inside a test.</summary>
internal sealed record RuntimeSetup(IReadOnlyList<Type> FunctionTypes, Func<ConfigurationManager, RuntimePlatform> StartPlatform)
{
    /// <summary>The host of the platform refuses larger request bodies, whatever the application allows.</summary>
    public const long PlatformBodyLimit = 100L * 1024 * 1024;

    /// <summary>Where host.json and the settings files are looked for, and then above it.</summary>
    public string Folder { get; init; } = AppContext.BaseDirectory;

    /// <summary>Bytes.</summary>
    public long MaxRequestBody { get; init; } = PlatformBodyLimit;

    /// <summary>Keys as in host.json (<c>extensions:queues:batchSize</c>); they win over the file.</summary>
    public IReadOnlyDictionary<string, string?> HostJson { get; init; } = new Dictionary<string, string?>();

    public static RuntimeSetup ForLocalPlatform(string[] args, Assembly application) =>
        new(application.GetTypes(), configuration =>
        {
            var platform = LocalPlatform.Start(args, configuration);
            return new RuntimePlatform(platform.HttpUrl, platform.AnnounceReady, platform) { Map = platform.Map };
        });
}
