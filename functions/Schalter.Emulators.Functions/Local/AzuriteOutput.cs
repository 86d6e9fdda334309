using System.Diagnostics;

namespace Schalter.Emulators.Functions.Local;

/// <summary>Reads what Azurite prints: the addresses it took, and why it ended.</summary>
internal sealed class AzuriteOutput
{
    private const string ListeningAt = " service is successfully listening at ";

    private readonly Dictionary<string, Uri> services = [];
    private readonly TaskCompletionSource<AzuriteAddress> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string lastError = "it gave no reason";
    private bool endExpected;

    private AzuriteOutput()
    {
    }

    /// <summary>Completes when the last of the three services listens; faults if Azurite ends before.</summary>
    public Task<AzuriteAddress> ListeningAsync(CancellationToken cancellationToken) => listening.Task.WaitAsync(cancellationToken);

    public static AzuriteOutput Read(Process process)
    {
        var output = new AzuriteOutput();
        process.OutputDataReceived += (_, line) => output.Heard(line.Data);
        process.ErrorDataReceived += (_, line) => output.Complained(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _ = output.WatchEndAsync(process);
        return output;
    }

    /// <summary>From now on its end is wanted and no longer reported.</summary>
    public void ExpectEnd() => endExpected = true;

    private void Heard(string? line)
    {
        if (line?.Split(ListeningAt) is not [var service, var address])
        {
            return;
        }

        services[service] = new Uri(address);
        if (services.Count == 3)
        {
            listening.TrySetResult(new(services["Azurite Blob"], services["Azurite Queue"], services["Azurite Table"]));
        }
    }

    private void Complained(string? line)
    {
        if (!string.IsNullOrWhiteSpace(line))
        {
            lastError = line;
        }
    }

    private async Task WatchEndAsync(Process process)
    {
        await process.WaitForExitAsync();
        if (!listening.TrySetException(new LocalRunException(Reason())) && !endExpected)
        {
            await Console.Error.WriteLineAsync($"Azurite ended by itself ({Reason()}); stop this run and start it again.");
        }
    }

    private string Reason() => lastError switch
    {
        _ when lastError.Contains("EADDRINUSE", StringComparison.Ordinal) =>
            $"{lastError[(lastError.LastIndexOf(' ') + 1)..]} is taken by another program: end it, or name another port.",
        _ when lastError.Contains("ENOSPC", StringComparison.Ordinal) => "Azurite cannot write its data: the disk is full.",
        _ when lastError.Contains("EACCES", StringComparison.Ordinal) || lastError.Contains("EROFS", StringComparison.Ordinal) =>
            $"Azurite cannot write its data folder ({lastError}).",
        _ when lastError.StartsWith("Node.js", StringComparison.Ordinal) => lastError,
        _ => $"Azurite did not start: {lastError}",
    };
}
