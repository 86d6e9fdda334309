namespace Schalter.Services.Tests.Platform.Memory;

/// <summary>What becomes of the next call to the storage.</summary>
internal enum Turn
{
    Goes,

    /// <summary>It never arrived; the caller is told.</summary>
    NotReached,

    /// <summary>It was done, and the caller hears of a fault.</summary>
    AnswerLost,

    /// <summary>It was done, its answer was lost, and the client's retry meets what the first one left.</summary>
    Repeated,

    DiesBefore,
    DiesBehind,
}

/// <summary>Nobody catches it: the process is gone.</summary>
internal sealed class DeathException : Exception;

/// <summary>
/// Lets things happen at once, one storage call at a time: each call waits until it is told to go on, and everything runs on the thread
/// that tells it. So the order is the test's, and the same order gives the same result.
/// </summary>
internal sealed class Turns : SynchronizationContext
{
    private readonly AsyncLocal<Deed?> current = new();
    private readonly Queue<(SendOrPostCallback Callback, object? State)> posted = [];

    /// <summary>Those that wait for their next call.</summary>
    public List<Deed> Waiting { get; } = [];

    public void Forget()
    {
        Waiting.Clear();
        posted.Clear();
    }

    public override void Post(SendOrPostCallback d, object? state) => posted.Enqueue((d, state));

    /// <summary>Runs until its first call.</summary>
    public Deed Begin(string name, DateTimeOffset now, Func<Task> work)
    {
        var deed = new Deed(name, now);
        Here(() =>
        {
            current.Value = deed;
            deed.Task = work();
            current.Value = null;
        });
        return deed;
    }

    /// <summary>Makes its next call, and runs on to the one after.</summary>
    public void Next(Deed deed, Turn turn = Turn.Goes)
    {
        Waiting.Remove(deed);
        Here(() => deed.Release(turn));
    }

    /// <summary>Asked by the storage at each call. Without a deed it is nobody's turn but the test's own.</summary>
    public Task<Turn> TakeAsync()
    {
        if (current.Value is not { } deed)
        {
            return Task.FromResult(Turn.Goes);
        }

        if (!deed.IsDead)
        {
            Waiting.Add(deed);
        }

        return deed.WaitAsync();
    }

    private void Here(Action action)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            action();
            while (posted.TryDequeue(out var next))
            {
                next.Callback(next.State);
            }
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}

/// <summary>One thing that somebody does at one instance: a chain of calls to the storage.</summary>
internal sealed class Deed(string name, DateTimeOffset began)
{
    private TaskCompletionSource<Turn>? next;

    public DateTimeOffset Began { get; } = began;

    public Task Task { get; set; } = Task.CompletedTask;

    /// <summary>A dead process makes no calls any more, whatever its code would do on its way out.</summary>
    public bool IsDead { get; private set; }

    public Task<Turn> WaitAsync()
    {
        if (IsDead)
        {
            return Task.FromResult(Turn.DiesBefore);
        }

        next = new();
        return next.Task;
    }

    public void Release(Turn turn)
    {
        IsDead = turn is Turn.DiesBefore or Turn.DiesBehind;
        next!.SetResult(turn);
    }

    public override string ToString() => name;
}
