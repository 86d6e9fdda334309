using System.ComponentModel;
using System.Diagnostics;

namespace Schalter.Emulators.Functions.Local;

/// <summary>
/// An Azurite (storage emulator) of our own. It ends with this process, however that ends, and is stopped gently:
/// a killed Azurite forgets up to five seconds of acknowledged writes.
/// </summary>
internal sealed class AzuriteProcess : IAsyncDisposable
{
    private const int ExtraAccounts = 600;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly string? dataDirectory;
    private AzuriteOutput output;
    private Process process;
    private int accountsTaken;

    private AzuriteProcess(string? dataDirectory, AzuritePorts ports)
    {
        this.dataDirectory = dataDirectory;
        (process, output) = Launch(dataDirectory, ports);
    }

    public AzuriteAddress Address { get; private set; } = null!;

    public Uri BlobEndpoint => new(Address.Blob, AzuriteAddress.StandardAccount);

    public Uri QueueEndpoint => new(Address.Queue, AzuriteAddress.StandardAccount);

    public Uri TableEndpoint => new(Address.Table, AzuriteAddress.StandardAccount);

    public string ConnectionString => ConnectionStringFor(AzuriteAddress.StandardAccount);

    /// <summary>Operating system's id of the process, for tests of what becomes of it.</summary>
    public int Id => process.Id;

    /// <param name="dataDirectory">Where it keeps its files; null keeps everything in memory and loses it on stop.</param>
    /// <param name="ports">The ports to take on 127.0.0.1; free ones unless given.</param>
    /// <param name="cancellationToken">Ends the wait and the process.</param>
    /// <exception cref="LocalRunException">Node or Azurite is missing, a port is taken, the folder cannot be written.</exception>
    public static async Task<AzuriteProcess> StartAsync(
        string? dataDirectory, AzuritePorts? ports = null, CancellationToken cancellationToken = default)
    {
        var azurite = new AzuriteProcess(dataDirectory, ports ?? AzuritePorts.Free);
        await azurite.AwaitReadyAsync(cancellationToken);
        return azurite;
    }

    /// <summary>One of the 200 predeclared accounts nobody took before: an empty storage of one's own in no time.</summary>
    public string TakeAccount()
    {
        var number = Interlocked.Increment(ref accountsTaken);
        return number <= ExtraAccounts
            ? ConnectionStringFor(AccountName(number))
            : throw new InvalidOperationException($"All {ExtraAccounts} accounts of this Azurite are taken.");
    }

    public string ConnectionStringFor(string account) => Address.ConnectionStringFor(account);

    /// <summary>Ends it so that everything acknowledged is on disk; killed only if it has not ended after 20 s.</summary>
    public async Task StopAsync()
    {
        output.ExpectEnd();
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync().WaitAsync(StopLimit);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Starts it after <see cref="StopAsync"/> on the ports and data it had.</summary>
    public async Task StartAgainAsync(CancellationToken cancellationToken = default)
    {
        process.Dispose();
        (process, output) = Launch(dataDirectory, Address.Ports);
        await AwaitReadyAsync(cancellationToken);
    }

    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        await StopAsync();
        await StartAgainAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        process.Dispose();
    }

    private static (Process Process, AzuriteOutput Output) Launch(string? dataDirectory, AzuritePorts ports)
    {
        var start = new ProcessStartInfo("node", Arguments(dataDirectory, ports))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AZURITE_ACCOUNTS"] = Accounts();
        try
        {
            var process = Process.Start(start) ?? throw new UnreachableException();
            return (process, AzuriteOutput.Read(process));
        }
        catch (Win32Exception missing)
        {
            throw new LocalRunException("Node.js was not found: install Node.js 20 or newer (it runs Azurite, the storage emulator).", missing);
        }
    }

    private static IEnumerable<string> Arguments(string? dataDirectory, AzuritePorts ports) =>
    [
        Path.Combine(AppContext.BaseDirectory, "Local", "azurite.mjs"),
        NodePackages.Find("azurite/dist/src/azurite.js"),
        "--silent", "--disableTelemetry", "--skipApiVersionCheck",
        "--blobPort", $"{ports.Blob}", "--queuePort", $"{ports.Queue}", "--tablePort", $"{ports.Table}",
        .. dataDirectory is null ? ["--inMemoryPersistence"] : new[] { "--location", dataDirectory },
    ];

    private static string Accounts() => string.Join(';',
        Enumerable.Range(1, ExtraAccounts).Select(AccountName).Prepend(AzuriteAddress.StandardAccount)
            .Select(account => $"{account}:{AzuriteAddress.Key}"));

    private static string AccountName(int number) => $"schalter{number:000}";

    private async Task AwaitReadyAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartLimit);
        try
        {
            Address = await output.ListeningAsync(limit.Token);
            if (!await Address.AnswersAsync(limit.Token))
            {
                throw new LocalRunException($"Azurite listens on {Address.Blob} but does not answer.");
            }
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            await StopAsync();
            throw new LocalRunException($"Azurite did not start within {StartLimit.TotalSeconds} s.", late);
        }
        catch (Exception)
        {
            await DisposeAsync();
            throw;
        }
    }
}
