using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using Schalter.Services.Forms;

namespace Schalter.Services.Uploads;

/// <summary>Walks the chunks of a PNG (ISO/IEC 15948) with their checksums and unpacks the picture to see that all rows are there.</summary>
internal static class PngInspection
{
    private const int ChunkOverhead = 12;

    public static Inspection Inspect(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var packed = new MemoryStream();
        if (Collect(content.Span, packed) is not { } picture)
        {
            return new(DocumentType.Png, DocumentRefusal.Unreadable, null);
        }

        if ((long)picture.Width * picture.Height > InspectionLimits.Pixels || picture.Bytes > InspectionLimits.PngBytes)
        {
            return new(DocumentType.Png, DocumentRefusal.TooLargeWhenOpened, null);
        }

        packed.Position = 0;
        return Unpacks(packed, picture.Bytes, cancellationToken)
            ? new(DocumentType.Png, null, 1)
            : new(DocumentType.Png, DocumentRefusal.Unreadable, null);
    }

    /// <summary>The header of a whole file, its data copied to <paramref name="packed"/>; null when the walk does not reach the end chunk.</summary>
    private static PngHeader? Collect(ReadOnlySpan<byte> content, MemoryStream packed)
    {
        PngHeader? header = null;
        for (var rest = content[8..]; rest.Length >= ChunkOverhead;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - ChunkOverhead || !IsIntact(rest[4..], (int)length))
            {
                return null;
            }

            var data = rest.Slice(8, (int)length);
            var type = rest.Slice(4, 4);
            header ??= type.SequenceEqual("IHDR"u8) ? PngHeader.Read(data) : null;
            if (header is null || type.SequenceEqual("IEND"u8))
            {
                return header;
            }

            packed.Write(type.SequenceEqual("IDAT"u8) ? data : []);
            rest = rest[((int)length + ChunkOverhead)..];
        }

        return null;
    }

    private static bool IsIntact(ReadOnlySpan<byte> typeAndData, int length) =>
        Crc32.HashToUInt32(typeAndData[..(length + 4)]) == BinaryPrimitives.ReadUInt32BigEndian(typeAndData[(length + 4)..]);

    /// <summary>Whether the rows are all there; what is packed beyond them is never unpacked.</summary>
    private static bool Unpacks(MemoryStream packed, long expected, CancellationToken cancellationToken)
    {
        using var rows = new ZLibStream(packed, CompressionMode.Decompress);
        var buffer = new byte[64 * 1024];
        try
        {
            while (expected > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var read = rows.Read(buffer, 0, (int)Math.Min(buffer.Length, expected));
                if (read == 0)
                {
                    return false;
                }

                expected -= read;
            }

            return true;
        }
        catch (Exception damaged) when (damaged is InvalidDataException or IOException)
        {
            return false;
        }
    }
}
