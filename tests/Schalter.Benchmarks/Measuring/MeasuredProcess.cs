using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Schalter.Benchmarks.Measuring;

/// <summary>An application under measurement, as a process of its own with <see cref="StartupHook"/> in it.</summary>
internal sealed class MeasuredProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly BlockingCollection<string> lines = [];
    private readonly ConcurrentQueue<string> errors = new();

    private MeasuredProcess(ProcessStartInfo start)
    {
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => lines.Add(line.Data ?? string.Empty);
        process.ErrorDataReceived += (_, line) => errors.Enqueue(line.Data ?? string.Empty);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.EnableRaisingEvents = true;
        process.Exited += SayThatItEnded;
    }

    public static MeasuredProcess Start(string assembly, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        return new(start);
    }

    public long WorkingSet
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>The rest of the next line that begins so; other lines are skipped.</summary>
    public string NextLine(string beginning)
    {
        while (lines.TryTake(out var line, Patience))
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                return line[beginning.Length..].Trim();
            }
        }

        throw new InvalidOperationException($"{process.StartInfo.ArgumentList[0]} did not say '{beginning}': {string.Join('\n', errors)}");
    }

    public Readings Read()
    {
        process.StandardInput.WriteLine();
        process.StandardInput.Flush();
        var words = NextLine(StartupHook.Answer).Split(' ');
        process.Refresh();
        return new(
            process.TotalProcessorTime, long.Parse(words[0], CultureInfo.InvariantCulture), long.Parse(words[1], CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        process.Exited -= SayThatItEnded;
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        process.Dispose();
        lines.Dispose();
    }

    /// <summary>None of them should: what is sent to it will fail, and this says why.</summary>
    private void SayThatItEnded(object? sender, EventArgs e) => Console.Error.WriteLine(
        $"{process.StartInfo.ArgumentList[0]} ended with {process.ExitCode}: {string.Join('\n', errors)}\n{string.Join('\n', lines)}");
}

/// <param name="Calls">HTTP requests it has sent, if it counts them.</param>
internal sealed record Readings(TimeSpan Cpu, long Allocated, long Calls)
{
    /// <summary>Of the program that measures itself.</summary>
    public static Readings OfThisProcess() => new(Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(), 0);
}
