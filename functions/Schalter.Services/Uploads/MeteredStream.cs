using System.Runtime.CompilerServices;

namespace Schalter.Services.Uploads;

/// <summary>More was read than allowed.</summary>
public sealed class MeterExceededException : Exception
{
    public MeterExceededException()
    {
    }

    public MeterExceededException(string message)
        : base(message)
    {
    }

    public MeterExceededException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>
/// Lets a parser read no more than so many bytes in all, and never recurse until the stack is full: each read checks both, which bounds
/// time, memory and depth of a parser that copies and follows whatever the document tells it to.
/// </summary>
internal sealed class MeteredStream(Stream inner, long limit, CancellationToken cancellationToken = default) : Stream
{
    private long left = limit;

    public override bool CanRead => true;

    public override bool CanSeek => inner.CanSeek;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override int ReadByte()
    {
        var read = inner.ReadByte();
        Meter(1);
        return read;
    }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Meter(read);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin)
    {
        Meter(1);
        return inner.Seek(offset, origin);
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Meter(int read)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        cancellationToken.ThrowIfCancellationRequested();
        left -= read;
        if (left < 0)
        {
            throw new MeterExceededException("The document makes its reader read more than a document of its size needs.");
        }
    }
}
