using System.Buffers;
using System.Security.Cryptography;
using Azure.Storage.Blobs.Specialized;

namespace Schalter.Services.Platform;

/// <summary>
/// Streams content of unknown length into a block blob while hashing it, holding one block in memory; content up to one block
/// costs a single storage call.
/// </summary>
internal sealed class BlockUpload(BlockBlobClient blob, long limit)
{
    private const int BlockBytes = 4 * 1024 * 1024;
    private readonly List<string> blocks = [];
    private long total;

    /// <returns>Length and SHA-256 (lower-case hex), or null when the content has more bytes than the limit: then nothing was
    /// committed and the rest was not read.</returns>
    public async Task<(long Bytes, string Sha256)?> RunAsync(Stream content, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            int read;
            do
            {
                read = await content.ReadAtLeastAsync(buffer.AsMemory(0, BlockBytes), BlockBytes, false, cancellationToken);
                total += read;
                if (total > limit)
                {
                    return null;
                }

                hash.AppendData(buffer, 0, read);
                await StoreAsync(new(buffer, 0, read, writable: false), last: read < BlockBytes, cancellationToken);
            }
            while (read == BlockBytes);

            return (total, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task StoreAsync(MemoryStream block, bool last, CancellationToken cancellationToken)
    {
        if (last && blocks.Count == 0)
        {
            await blob.UploadAsync(block, cancellationToken: cancellationToken);
            return;
        }

        if (block.Length > 0)
        {
            blocks.Add(Convert.ToBase64String(BitConverter.GetBytes(blocks.Count)));
            await blob.StageBlockAsync(blocks[^1], block, cancellationToken: cancellationToken);
        }

        if (last)
        {
            await blob.CommitBlockListAsync(blocks, cancellationToken: cancellationToken);
        }
    }
}
