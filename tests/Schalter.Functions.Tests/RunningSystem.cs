using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Schalter.Functions.Tests;

/// <summary>The whole system as a newcomer starts it: one process that brings up everything around it.</summary>
internal sealed partial class RunningSystem : IAsyncDisposable
{
    private const string Ready = "ready ";
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();

    private RunningSystem(ProcessStartInfo start)
    {
        process = Process.Start(start) ?? throw new UnreachableException();
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Address of the process, without <c>/api</c>.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Connection string of its storage; only an ephemeral run tells it.</summary>
    public string? Storage { get; private set; }

    /// <summary>Connection string of its Service Bus; only an ephemeral run tells it.</summary>
    public string? ServiceBus { get; private set; }

    public string Log => string.Join('\n', lines);

    /// <param name="settings">Environment variables, as <c>Limits__Files</c>.</param>
    public static async Task<RunningSystem> StartAsync(IEnumerable<string> options, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Schalter.Functions.dll"), .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var system = new RunningSystem(start);
        try
        {
            var ready = await Eventually.GetAsync(system.ReadyLineAsync, line => line is not null, "the ready line");
            system.Understand(ready![Ready.Length..]);
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using var terminate = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await terminate.WaitForExitAsync();
            try
            {
                await process.WaitForExitAsync().WaitAsync(StopLimit);
            }
            catch (TimeoutException)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        process.Dispose();
    }

    [GeneratedRegex("http://[^ ]+/api")]
    private static partial Regex ApiAddress();

    private Task<string?> ReadyLineAsync()
    {
        var line = lines.FirstOrDefault(line => line.StartsWith(Ready, StringComparison.Ordinal));
        Assert.True(line is not null || !process.HasExited, $"The system ended instead of getting ready:\n{Log}");
        return Task.FromResult(line);
    }

    private void Understand(string ready)
    {
        if (ready.StartsWith('{'))
        {
            var json = JsonElement.Parse(ready);
            Storage = json.GetProperty("storage").GetString();
            ServiceBus = json.GetProperty("serviceBus").GetString();
            Address = new(new Uri(json.GetProperty("http").GetString()!), "/");
        }
        else
        {
            Address = new(new Uri(ApiAddress().Match(ready).Value), "/");
        }
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }
}
