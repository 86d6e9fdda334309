using System.Buffers;
using System.Text;

namespace Schalter.Services.Submissions;

/// <summary>
/// A <c>multipart/form-data</c> body (RFC 7578), part by part through one borrowed buffer: the framework's reader takes about 3 KiB
/// for each field and a buffer it never gives back. As a stream it is the content of the current part.
/// </summary>
/// <exception cref="InvalidDataException">The body is no multipart body, or ends too early.</exception>
internal sealed class MultipartBody(Stream body, string boundary) : ForwardStream
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

    private static ReadOnlySpan<byte> Blanks => " \t"u8;

    /// <summary>Goes to the next part; what is left of this one is skipped.</summary>
    /// <returns>False behind the last part.</returns>
    public async Task<bool> NextAsync(CancellationToken cancellationToken)
    {
        await SkipContentAsync(cancellationToken);
        if (buffer.AsSpan(start).StartsWith("--"u8))
        {
            // a connection is only free for the next request when this one's body is read to its end
            await body.CopyToAsync(Null, cancellationToken);
            return false;
        }

        var length = await LineAsync(cancellationToken);
        var isBlank = buffer.AsSpan(start, length).Trim(Blanks).IsEmpty;
        start += length + 2;
        return isBlank && await ReadHeadersAsync(cancellationToken)
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

    /// <summary>Goes behind the next delimiter and has at least the two bytes that say whether it was the last.</summary>
    private async ValueTask SkipContentAsync(CancellationToken cancellationToken)
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
    }

    private async Task<bool> ReadHeadersAsync(CancellationToken cancellationToken)
    {
        (ContentDisposition, ContentType) = (null, null);
        for (var count = 0; count <= MostHeaders; count++)
        {
            var length = await LineAsync(cancellationToken);
            var isHeader = length > 0 && Keep(buffer.AsSpan(start, length));
            start += length + 2;
            if (!isHeader)
            {
                return length == 0;
            }
        }

        return false;
    }

    private bool Keep(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        if (colon <= 0)
        {
            return false;
        }

        var name = line[..colon].Trim(Blanks);
        var value = line[(colon + 1)..].Trim(Blanks);
        if (Ascii.EqualsIgnoreCase(name, "Content-Disposition"u8))
        {
            ContentDisposition = Encoding.UTF8.GetString(value);
        }
        else if (Ascii.EqualsIgnoreCase(name, "Content-Type"u8))
        {
            ContentType = Encoding.UTF8.GetString(value);
        }

        return true;
    }

    /// <returns>Length of the line that begins at <see cref="start"/>, without its end.</returns>
    private async ValueTask<int> LineAsync(CancellationToken cancellationToken)
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

        return length;
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
