using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Schalter.Emulators.Functions.Tests;

/// <summary>The test application as a process of its own, on given storage.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();

    private AppProcess(ProcessStartInfo start)
    {
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public IEnumerable<string> Lines => lines;

    public int ExitCode => process.ExitCode;

    public static AppProcess Start(string storage, params string[] options)
    {
        var folder = Path.GetFullPath(Path.Combine(
            AppContext.BaseDirectory, "../../../../../Schalter.Emulators.Functions.TestApp/bin/local", Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/')))!, "net10.0"));
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "Schalter.Emulators.Functions.TestApp.dll"), "--ephemeral", "--no-site", .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AzureWebJobsStorage"] = storage;
        start.Environment["Local__RunningVisibility"] = "00:00:03";
        return new AppProcess(start);
    }

    public async Task<Uri> ReadyAsync()
    {
        await SaysAsync("ready {");
        var line = lines.First(line => line.StartsWith("ready {", StringComparison.Ordinal));
        var http = JsonDocument.Parse(line["ready ".Length..]).RootElement.GetProperty("http").GetString()!;
        return new Uri(new Uri(http), "/");
    }

    public Task SaysAsync(string beginning) => Eventually.IsTrueAsync(() =>
    {
        var said = Said(beginning) > 0;
        Assert.True(said || !process.HasExited, $"It ended without saying '{beginning}': {string.Join('\n', lines)}");
        return Task.FromResult(said);
    });

    public int Said(string beginning) => lines.Count(line => line.StartsWith(beginning, StringComparison.Ordinal));

    public void Kill() => process.Kill();

    public void Terminate() => Process.Start("kill", ["-TERM", $"{process.Id}"]).WaitForExit();

    public Task EndAsync() => process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(40), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }
}
