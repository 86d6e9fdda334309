namespace Schalter.Services.Content;

/// <param name="State"><c>ok</c>; <c>refused</c>: files of the office are wrong; <c>down</c>: they cannot be read now; <c>starting</c>.</param>
/// <param name="Version">Of the content in use; null before it was first needed.</param>
/// <param name="Since">When this instance began to use it.</param>
public sealed record ContentStatus(string State, string? Version, DateTimeOffset? Since, IReadOnlyList<RefusedFile> Refused);

/// <summary>The content in use. It changes as a whole, between two invocations.</summary>
public sealed class LiveContent(PackagedContent packaged, TimeProvider clock)
{
    /// <summary>How long work waits for the office's files after a start before it goes on with the packaged ones.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly TaskCompletionSource wanted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource looked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile InUse? inUse;
    private volatile bool isDown;

    /// <summary>Take it once at the beginning of a piece of work, then keep it.</summary>
    public ContentSnapshot Current => (inUse ?? UsePackaged()).Laid.Snapshot;

    public ContentStatus Status => inUse is not { } now
        ? new(isDown ? "down" : "starting", null, null, [])
        : new(isDown ? "down" : now.Laid.Refused.Count > 0 ? "refused" : "ok", now.Laid.Snapshot.Version, now.Since, now.Laid.Refused);

    /// <summary>The office's files in use, with what was refused; null before anything was.</summary>
    internal LaidContent? Laid => inUse?.Laid;

    /// <summary>Waits until somebody needs content for the first time, or until the limit.</summary>
    internal async Task UntilWantedAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            await wanted.Task.WaitAsync(limit, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            // nobody has so far
        }
    }

    /// <summary>Waits until the office's files were looked for once; not for long, since the packaged content serves as well.</summary>
    public async Task FirstLookAsync(CancellationToken cancellationToken)
    {
        if (looked.Task.IsCompleted)
        {
            return;
        }

        wanted.TrySetResult();
        try
        {
            await looked.Task.WaitAsync(Patience, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            looked.TrySetResult();
        }
    }

    /// <summary>Uses this from now on; same files keep the time since when they are used.</summary>
    internal void Swap(LaidContent next)
    {
        lock (looked)
        {
            var same = inUse is { } before && before.Laid.Snapshot.Version == next.Snapshot.Version;
            inUse = new(next, same ? inUse!.Since : clock.GetUtcNow());
        }
    }

    /// <summary>The container was looked at, or could not be: nobody need wait any longer.</summary>
    internal void Looked(bool reached)
    {
        isDown = !reached;
        looked.TrySetResult();
    }

    private InUse UsePackaged()
    {
        var snapshot = packaged.Snapshot;
        lock (looked)
        {
            // Reading takes a while: the office's files may have come into use meanwhile.
            return inUse ??= new(new(snapshot, [], []), clock.GetUtcNow());
        }
    }

    private sealed record InUse(LaidContent Laid, DateTimeOffset Since);
}
