using System.Security.Cryptography;
using Azure.Storage.Blobs.Specialized;

namespace Schalter.Services.Platform;

/// <summary>
/// Streams content of unknown length into a block blob while hashing it, holding one block in memory; content up to one block
/// costs a single storage call.
/// </summary>
internal sealed class BlockUpload(BlockBlobClient blob, long limit)
{
    private readonly List<string> blocks = [];

    /// <returns>Length and SHA-256 (lower-case hex), or null when the content has more bytes than the limit: then nothing was
    /// committed and the rest was not read.</returns>
    public async Task<(long Bytes, string Sha256)?> RunAsync(Stream content, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var block = new BlockBuffer();
        var total = 0L;
        bool last;
        do
        {
            last = await block.FillAsync(content, cancellationToken);
            total += block.Length;
            if (total > limit)
            {
                return null;
            }

            // Hashed while it is under way: nobody waits for the hash.
            var stored = StoreAsync(block.Open(), last, cancellationToken);
            hash.AppendData(block.Bytes);
            await stored;
        }
        while (!last);

        return (total, Convert.ToHexStringLower(hash.GetHashAndReset()));
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
