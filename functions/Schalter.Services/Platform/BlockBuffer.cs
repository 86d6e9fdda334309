using System.Buffers;

namespace Schalter.Services.Platform;

/// <summary>
/// Takes a stream in block by block, in borrowed memory: one block (4 MiB) at most, and less for little content. If the stream fails,
/// what it had brought of this block is still here.
/// </summary>
internal sealed class BlockBuffer : IDisposable
{
    private const int BlockBytes = 4 * 1024 * 1024;
    private const int FirstBytes = 256 * 1024;
    private readonly byte[] ahead = new byte[1];
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
    private bool hasAhead;

    /// <summary>Bytes of the block.</summary>
    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, Length);

    /// <summary>The block as a stream of its own.</summary>
    public MemoryStream Open() => new(buffer, 0, Length, writable: false);

    /// <summary>Reads the next block, and one byte more to learn whether it is the last.</summary>
    public async Task<bool> FillAsync(Stream content, CancellationToken cancellationToken)
    {
        Length = 0;
        if (hasAhead)
        {
            buffer[Length++] = ahead[0];
            hasAhead = false;
        }

        while (Length < BlockBytes)
        {
            if (Length == buffer.Length)
            {
                Grow();
            }

            var read = await content.ReadAsync(buffer.AsMemory(Length, Math.Min(buffer.Length, BlockBytes) - Length), cancellationToken);
            if (read == 0)
            {
                return true;
            }

            Length += read;
        }

        hasAhead = await content.ReadAsync(ahead, cancellationToken) > 0;
        return !hasAhead;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(buffer.Length * 4, BlockBytes));
        Bytes.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
