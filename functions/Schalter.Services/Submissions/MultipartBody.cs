using System.Buffers;
using System.Text;

namespace Schalter.Services.Submissions;

/// <summary>
/// A <c>multipart/form-data</c> body (RFC 7578), part by part through one borrowed buffer: the framework's reader takes about 3 KiB
/// for each field and a buffer it never gives back. As a stream it is the content of the current part.
/// </summary>
/// <exception cref="InvalidDataException">The body is no multipart body, or ends too early.</exception>
internal sealed class MultipartBody(Stream body, string boundary) : Stream
{
    private const int BufferBytes = 64 * 1024;
    private const int LongestLine = 16 * 1024;
    private const int MostHeaders = 16;
    private readonly byte[] delimiter = Encoding.ASCII.GetBytes("\r\n--" + boundary);
    private readonly byte[] buffer = LineBreakFirst();
    private int start;
    private int end = 2;
    private bool atDelimiter;

    /// <summary>Header of the current part, null without one.</summary>
    public string? ContentDisposition { get; private set; }

    /// <inheritdoc cref="ContentDisposition"/>
    public string? ContentType { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Goes to the next part; what is left of this one is skipped.</summary>
    /// <returns>False behind the last part.</returns>
    public async Task<bool> NextAsync(CancellationToken cancellationToken)
    {
        while (!atDelimiter)
        {
            // reading on moves the start
            var skipped = await ContentAsync(cancellationToken);
            start += skipped;
        }

        start += delimiter.Length;
        atDelimiter = false;
        while (end - start < 2)
        {
            await FillAsync(cancellationToken);
        }

        if (buffer.AsSpan(start).StartsWith("--"u8))
        {
            return false;
        }

        return string.IsNullOrWhiteSpace(await LineAsync(cancellationToken)) && await ReadHeadersAsync(cancellationToken)
            ? true
            : throw new InvalidDataException("A part does not begin as parts do.");
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken = default)
    {
        var length = Math.Min(await ContentAsync(cancellationToken), destination.Length);
        buffer.AsMemory(start, length).CopyTo(destination);
        start += length;
        return length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Request bodies are read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        base.Dispose(disposing);
    }

    /// <summary>A delimiter begins with a line break; at the very beginning of a body there is none.</summary>
    private static byte[] LineBreakFirst()
    {
        var rented = ArrayPool<byte>.Shared.Rent(BufferBytes);
        "\r\n"u8.CopyTo(rented);
        return rented;
    }

    /// <summary>How many bytes at <see cref="start"/> surely belong to this part; 0 at its end.</summary>
    private async ValueTask<int> ContentAsync(CancellationToken cancellationToken)
    {
        while (!atDelimiter)
        {
            var at = buffer.AsSpan(start, end - start).IndexOf(delimiter);
            atDelimiter = at == 0;
            var sure = at >= 0 ? at : end - start - delimiter.Length + 1;
            if (sure > 0)
            {
                return sure;
            }

            if (!atDelimiter)
            {
                await FillAsync(cancellationToken);
            }
        }

        return 0;
    }

    private async Task<bool> ReadHeadersAsync(CancellationToken cancellationToken)
    {
        (ContentDisposition, ContentType) = (null, null);
        for (var count = 0; count <= MostHeaders; count++)
        {
            var line = await LineAsync(cancellationToken);
            if (line.Length == 0)
            {
                return true;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                return false;
            }

            Keep(line.AsSpan(0, colon).Trim(), line.AsSpan(colon + 1).Trim());
        }

        return false;
    }

    private void Keep(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        if (name.Equals("Content-Disposition", StringComparison.OrdinalIgnoreCase))
        {
            ContentDisposition = value.ToString();
        }
        else if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
        {
            ContentType = value.ToString();
        }
    }

    private async ValueTask<string> LineAsync(CancellationToken cancellationToken)
    {
        int length;
        while ((length = buffer.AsSpan(start, end - start).IndexOf("\r\n"u8)) < 0)
        {
            if (end - start > LongestLine)
            {
                throw new InvalidDataException("A header is too long.");
            }

            await FillAsync(cancellationToken);
        }

        var line = Encoding.UTF8.GetString(buffer, start, length);
        start += length + 2;
        return line;
    }

    /// <summary>Reads on; what is not used yet is less than the buffer holds.</summary>
    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        var read = await body.ReadAsync(buffer.AsMemory(end), cancellationToken);
        end += read > 0 ? read : throw new InvalidDataException("The body ended inside a part.");
    }
}
