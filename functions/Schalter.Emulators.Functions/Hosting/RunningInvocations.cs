namespace Schalter.Emulators.Functions.Hosting;

/// <summary>Counts the invocations under way, so that a stop can wait for them.</summary>
internal sealed class RunningInvocations
{
    private readonly Lock gate = new();
    private TaskCompletionSource idle = Completed();
    private int count;

    public IDisposable Enter()
    {
        lock (gate)
        {
            if (count++ == 0)
            {
                idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        return new Exit(this);
    }

    public Task WaitUntilIdleAsync()
    {
        lock (gate)
        {
            return idle.Task;
        }
    }

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }

    private void Leave()
    {
        lock (gate)
        {
            if (--count == 0)
            {
                idle.SetResult();
            }
        }
    }

    private sealed class Exit(RunningInvocations owner) : IDisposable
    {
        public void Dispose() => owner.Leave();
    }
}
