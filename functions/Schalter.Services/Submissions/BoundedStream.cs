namespace Schalter.Services.Submissions;

/// <summary>Reads at most so many bytes of another stream and then says so, instead of reading on.</summary>
internal sealed class BoundedStream(Stream inner, long limit) : ForwardStream
{
    private long total;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        total += read;
        return total > limit ? throw new BodyTooLargeException(limit) : read;
    }
}

/// <summary>The body is larger than its limit; caught where the body is read and answered as a refusal.</summary>
internal sealed class BodyTooLargeException(long limit) : Exception
{
    /// <summary>Bytes it may have.</summary>
    public long Limit { get; } = limit;
}
