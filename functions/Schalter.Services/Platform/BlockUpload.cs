using System.Buffers;
using System.Security.Cryptography;
using Azure.Storage.Blobs.Specialized;

namespace Schalter.Services.Platform;

/// <summary>
/// Streams content of unknown length into a block blob while hashing it, holding one block in memory, and less for a small
/// document; content up to one block (4 MiB) costs a single storage call.
/// </summary>
internal sealed class BlockUpload(BlockBlobClient blob, long limit)
{
    private const int BlockBytes = 4 * 1024 * 1024;
    private const int FirstBytes = 256 * 1024;
    private readonly List<string> blocks = [];
    private readonly byte[] ahead = new byte[1];
    private byte[] buffer = [];
    private int filled;
    private long total;

    /// <returns>Length and SHA-256 (lower-case hex), or null when the content has more bytes than the limit: then nothing was
    /// committed and the rest was not read.</returns>
    public async Task<(long Bytes, string Sha256)?> RunAsync(Stream content, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
        try
        {
            bool last;
            do
            {
                last = await FillAsync(content, cancellationToken);
                total += filled;
                if (total > limit)
                {
                    return null;
                }

                await StoreAsync(hash, last, cancellationToken);
            }
            while (!last);

            return (total, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads the next block, and one byte more to learn whether it is the last.</summary>
    private async Task<bool> FillAsync(Stream content, CancellationToken cancellationToken)
    {
        filled = 0;
        if (total > 0)
        {
            buffer[filled++] = ahead[0];
        }

        while (filled < BlockBytes)
        {
            if (filled == buffer.Length)
            {
                Grow();
            }

            var read = await content.ReadAsync(buffer.AsMemory(filled, Math.Min(buffer.Length, BlockBytes) - filled), cancellationToken);
            if (read == 0)
            {
                return true;
            }

            filled += read;
        }

        return await content.ReadAsync(ahead, cancellationToken) == 0;
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(buffer.Length * 4, BlockBytes));
        buffer.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    /// <summary>A block is hashed while it is under way: nobody waits for the hash.</summary>
    private async Task StoreAsync(IncrementalHash hash, bool last, CancellationToken cancellationToken)
    {
        var stored = StoreAsync(new MemoryStream(buffer, 0, filled, writable: false), last, cancellationToken);
        hash.AppendData(buffer, 0, filled);
        await stored;
    }

    private async Task StoreAsync(MemoryStream block, bool last, CancellationToken cancellationToken)
    {
        if (last && blocks.Count == 0)
        {
            await blob.UploadAsync(block, cancellationToken: cancellationToken);
            return;
        }

        blocks.Add(Convert.ToBase64String(BitConverter.GetBytes(blocks.Count)));
        await blob.StageBlockAsync(blocks[^1], block, cancellationToken: cancellationToken);
        if (last)
        {
            await blob.CommitBlockListAsync(blocks, cancellationToken: cancellationToken);
        }
    }
}
