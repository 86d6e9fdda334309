namespace Schalter.Emulators.Functions.Local;

/// <summary>TCP ports of the three storage services; 0 lets the operating system choose.</summary>
internal sealed record AzuritePorts(int Blob, int Queue, int Table)
{
    public static AzuritePorts Standard { get; } = new(10000, 10001, 10002);

    public static AzuritePorts Free { get; } = new(0, 0, 0);
}

/// <summary>Where an Azurite listens, and the connection strings that lead there.</summary>
internal sealed record AzuriteAddress(Uri Blob, Uri Queue, Uri Table)
{
    public const string StandardAccount = "devstoreaccount1";

    /// <summary>The key published in Azurite's documentation: it protects nothing and is the same everywhere.</summary>
    public const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    public static AzuriteAddress On(AzuritePorts ports) => new(Local(ports.Blob), Local(ports.Queue), Local(ports.Table));

    public AzuritePorts Ports => new(Blob.Port, Queue.Port, Table.Port);

    public string ConnectionStringFor(string account) =>
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={Key};"
        + $"BlobEndpoint={Blob}{account};QueueEndpoint={Queue}{account};TableEndpoint={Table}{account};";

    /// <summary>Whether all three services answer, and answer as Azurite.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(
            AnswersAsync(Blob, "Azurite-Blob", cancellationToken),
            AnswersAsync(Queue, "Azurite-Queue", cancellationToken),
            AnswersAsync(Table, "Azurite-Table", cancellationToken));
        return answers.All(answer => answer);
    }

    private static async Task<bool> AnswersAsync(Uri service, string name, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await Http.GetAsync(service, cancellationToken);
            return response.Headers.Server.Any(server => server.Product?.Name == name);
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static Uri Local(int port) => new($"http://127.0.0.1:{port}/");
}
