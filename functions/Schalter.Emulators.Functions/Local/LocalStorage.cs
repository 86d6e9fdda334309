using System.Data.Common;

namespace Schalter.Emulators.Functions.Local;

/// <summary>The storage of a local run: an Azurite started for it, one that runs already, or an account elsewhere.</summary>
internal sealed record LocalStorage(string ConnectionString, string Place, AzuriteProcess? Started) : IAsyncDisposable
{
    private const string DevelopmentStorage = "UseDevelopmentStorage=true";

    /// <param name="setting">The connection string configured; null or <c>UseDevelopmentStorage=true</c> mean the standard ports.</param>
    /// <param name="freePorts">Whether to take free ports instead of the standard ones.</param>
    /// <param name="dataDirectory">Where an Azurite started here keeps its files.</param>
    /// <param name="say">Receives the lines of progress.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<LocalStorage> StartAsync(
        string? setting, bool freePorts, string dataDirectory, Action<string> say, CancellationToken cancellationToken)
    {
        var ports = Ports(setting, freePorts);
        if (ports is null)
        {
            say("using the storage account named in the settings ...");
            return new(setting!, "as set", null);
        }

        await PreviousAzurite.AwaitEndAsync(dataDirectory, cancellationToken);
        var address = AzuriteAddress.On(ports);
        if (ports.Blob != 0 && await address.AnswersAsync(cancellationToken))
        {
            say($"using the Azurite that answers on {address.Blob} ...");
            return new(Chosen(setting, address), $"{address.Blob}", null);
        }

        say("starting Azurite ...");
        var azurite = await AzuriteProcess.StartAsync(dataDirectory, ports, cancellationToken);
        return new(Chosen(setting, azurite.Address), $"{azurite.Address.Blob}", azurite);
    }

    public async ValueTask DisposeAsync()
    {
        if (Started is not null)
        {
            await Started.DisposeAsync();
        }
    }

    /// <summary>Where Azurite belongs according to the setting; null if the setting names something that is not on this machine.</summary>
    internal static AzuritePorts? Ports(string? setting, bool freePorts)
    {
        if (NamesNoAddress(setting))
        {
            return freePorts ? AzuritePorts.Free : AzuritePorts.Standard;
        }

        var parts = new DbConnectionStringBuilder { ConnectionString = setting };
        return LocalPort(parts, "BlobEndpoint") is { } blob && LocalPort(parts, "QueueEndpoint") is { } queue
            && LocalPort(parts, "TableEndpoint") is { } table
            ? new(blob, queue, table)
            : null;
    }

    /// <summary>Whether the setting leaves the address to the run: it is empty or only says "the emulator".</summary>
    internal static bool NamesNoAddress(string? setting) =>
        string.IsNullOrWhiteSpace(setting) || setting.TrimEnd(';').Equals(DevelopmentStorage, StringComparison.OrdinalIgnoreCase);

    // A setting with addresses is kept as it is: it may name an account of its own.
    private static string Chosen(string? setting, AzuriteAddress address) =>
        NamesNoAddress(setting) ? address.ConnectionStringFor(AzuriteAddress.StandardAccount) : setting!;

    private static int? LocalPort(DbConnectionStringBuilder parts, string name) =>
        parts.TryGetValue(name, out var text) && Uri.TryCreate((string)text, UriKind.Absolute, out var endpoint) && endpoint.IsLoopback
            ? endpoint.Port
            : null;
}
