using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Schalter.Emulators.Functions.Tests;

/// <summary>What the functions under test report, in order.</summary>
internal sealed class Recorder
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Channel<string> channel = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Add(string line) => channel.Writer.TryWrite(line);

    public async Task<string> NextAsync() =>
        await channel.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);

    public string[] TakeAll()
    {
        var lines = new List<string>();
        while (channel.Reader.TryRead(out var line))
        {
            lines.Add(line);
        }

        return [.. lines];
    }

    /// <summary>Where a function waits until the test lets it go on.</summary>
    public Task AtGateAsync(CancellationToken cancellationToken) => gate.Task.WaitAsync(cancellationToken);

    public void OpenGate() => gate.TrySetResult();
}

/// <summary>The log of the application, as lines <c>Level Category: message</c>.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();

    public IEnumerable<string> All => lines;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, lines);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception?.Message}");
    }
}

/// <summary>Waits for what has no event to wait for.</summary>
internal static class Eventually
{
    public static async Task IsTrueAsync(Func<Task<bool>> condition)
    {
        var limit = DateTime.UtcNow.AddSeconds(30);
        while (!await condition())
        {
            Assert.True(DateTime.UtcNow < limit, "The condition did not come true within 30 s.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
