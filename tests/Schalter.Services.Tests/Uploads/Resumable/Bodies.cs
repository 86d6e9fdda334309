namespace Schalter.Services.Tests.Uploads.Resumable;

/// <summary>A body whose connection breaks after so many bytes.</summary>
internal sealed class BrokenBody(byte[] content, int after, int chunk = 50_000) : MemoryStream(content)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var left = after - (int)Position;
        return left == 0 ? throw new IOException("The connection broke.") : base.ReadAsync(buffer[..Math.Min(Math.Min(buffer.Length, chunk), left)], cancellationToken);
    }
}

/// <summary>A body that stops coming after its first bytes until it is told to go on.</summary>
internal sealed class StuckBody(byte[] content) : MemoryStream(content)
{
    private readonly TaskCompletionSource waits = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Waits => waits.Task;

    public void GoOn() => released.SetResult();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position > 0)
        {
            waits.TrySetResult();
            await released.Task.WaitAsync(cancellationToken);
        }

        return await base.ReadAsync(buffer[..Math.Min(buffer.Length, 60_000)], cancellationToken);
    }
}
