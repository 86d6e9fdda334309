using System.Buffers.Binary;
using Schalter.Services.Forms;

namespace Schalter.Services.Uploads;

/// <summary>
/// Walks the boxes of a HEIF picture (ISO/IEC 23008-12), as phones take them: brand, description (<c>meta</c>), extents, data. The picture
/// itself is not decoded.
/// </summary>
internal static class HeicInspection
{
    public static Inspection Inspect(ReadOnlySpan<byte> content)
    {
        var meta = default(ReadOnlySpan<byte>);
        var hasData = false;
        while (!content.IsEmpty)
        {
            var type = NextBox(ref content, out var body);
            if (type == 0)
            {
                return new(DocumentType.Heic, DocumentRefusal.Unreadable, null);
            }

            meta = type == Box("meta"u8) ? body : meta;
            hasData |= type == Box("mdat"u8) && !body.IsEmpty;
        }

        var pixels = meta.Length > 4 ? Pixels(meta[4..], ref hasData) : 0;
        return (pixels, hasData) switch
        {
            ( <= 0, _) or (_, false) => new(DocumentType.Heic, DocumentRefusal.Unreadable, null),
            ( > InspectionLimits.Pixels, _) => new(DocumentType.Heic, DocumentRefusal.TooLargeWhenOpened, null),
            _ => new(DocumentType.Heic, null, 1),
        };
    }

    /// <summary>Whether the file type box names a brand of HEIF coded as HEVC. AVIF is a sister format that we do not take.</summary>
    public static bool IsHeic(ReadOnlySpan<byte> content)
    {
        if (NextBox(ref content, out var brands) != Box("ftyp"u8) || brands.Length < 8 || Box(brands) == Box("avif"u8))
        {
            return false;
        }

        for (var at = 0; at + 4 <= brands.Length && at < 256; at += at == 0 ? 8 : 4)
        {
            if (Box(brands[at..]) is var brand
                && (brand == Box("heic"u8) || brand == Box("heix"u8) || brand == Box("heif"u8) || brand == Box("mif1"u8) || brand == Box("msf1"u8)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The largest extent (<c>ispe</c>) among the item properties; -1 when a box is broken.</summary>
    private static long Pixels(ReadOnlySpan<byte> meta, ref bool hasData)
    {
        var properties = Child(meta, Box("iprp"u8));
        var container = Child(properties, Box("ipco"u8));
        hasData |= !Child(meta, Box("idat"u8)).IsEmpty;
        long pixels = 0;
        while (!container.IsEmpty)
        {
            var type = NextBox(ref container, out var body);
            if (type == 0)
            {
                return -1;
            }

            if (type == Box("ispe"u8) && body.Length >= 12)
            {
                var extent = (UInt128)BinaryPrimitives.ReadUInt32BigEndian(body[4..]) * BinaryPrimitives.ReadUInt32BigEndian(body[8..]);
                pixels = Math.Max(pixels, (long)UInt128.Min(extent, long.MaxValue));
            }
        }

        return pixels;
    }

    private static ReadOnlySpan<byte> Child(ReadOnlySpan<byte> boxes, uint wanted)
    {
        while (!boxes.IsEmpty && NextBox(ref boxes, out var body) is var type and not 0)
        {
            if (type == wanted)
            {
                return body;
            }
        }

        return [];
    }

    /// <summary>Takes one box off the front; 0 when it is cut off or its size is impossible.</summary>
    private static uint NextBox(scoped ref ReadOnlySpan<byte> boxes, out ReadOnlySpan<byte> body)
    {
        body = default;
        if (boxes.Length < 8)
        {
            return 0;
        }

        ulong size = BinaryPrimitives.ReadUInt32BigEndian(boxes);
        var header = size == 1 ? 16 : 8;
        if (size == 1 && boxes.Length >= 16)
        {
            size = BinaryPrimitives.ReadUInt64BigEndian(boxes[8..]);
        }

        size = size == 0 ? (ulong)boxes.Length : size;
        if (size < (ulong)header || size > (ulong)boxes.Length)
        {
            return 0;
        }

        var type = Box(boxes[4..]);
        body = boxes[header..(int)size];
        boxes = boxes[(int)size..];
        return type;
    }

    private static uint Box(ReadOnlySpan<byte> name) => BinaryPrimitives.ReadUInt32BigEndian(name);
}
