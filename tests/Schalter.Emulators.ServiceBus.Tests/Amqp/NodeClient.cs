using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus.Tests.Amqp;

/// <summary>A Node process with <c>@azure/service-bus</c>: runs the functions of <c>Scenarios/*.mjs</c> by name and gives back what they return.</summary>
internal sealed class NodeClient : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Process process;
    private readonly Task reading;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> running = new();
    private int last;

    public NodeClient(LocalNamespace bus)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Amqp", "Scenarios", "runner.mjs"), bus.ConnectionString])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        process = Process.Start(start)!;
        reading = ReadAsync();
    }

    /// <summary>Runs <c>module.function</c> with its arguments.</summary>
    /// <exception cref="NodeException">It threw.</exception>
    public async Task<T> RunAsync<T>(string scenario, object arguments, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref last);
        var result = running[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var line = JsonSerializer.Serialize(new { id, scenario, arguments }, Json);
        lock (running)
        {
            process.StandardInput.WriteLine(line);
            process.StandardInput.Flush();
        }

        return (await result.Task.WaitAsync(cancellationToken)).Deserialize<T>(Json)!;
    }

    public void Kill() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            process.Kill();
        }

        await reading;
        process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var answer = JsonDocument.Parse(line).RootElement;
            if (running.TryRemove(answer.GetProperty("id").GetInt32(), out var result))
            {
                Finish(result, answer);
            }
        }

        foreach (var result in running.Values)
        {
            result.TrySetException(new NodeException("gone", "The process has ended."));
        }
    }

    private static void Finish(TaskCompletionSource<JsonElement> result, JsonElement answer)
    {
        if (answer.TryGetProperty("error", out var error))
        {
            result.SetException(new NodeException(error.GetProperty("code").GetString()!, error.GetProperty("message").GetString()!));
        }
        else
        {
            result.SetResult(answer.GetProperty("result"));
        }
    }
}

/// <summary>What the client library threw, with its code.</summary>
internal sealed class NodeException(string code, string message) : Exception($"{code}: {message}")
{
    public string Code { get; } = code;
}
