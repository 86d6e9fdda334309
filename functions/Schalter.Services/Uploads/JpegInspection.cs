using System.Buffers.Binary;
using Schalter.Services.Forms;

namespace Schalter.Services.Uploads;

/// <summary>
/// Walks the markers of a JPEG (ITU-T T.81, annex B) from its start to its end-of-image marker. What follows that marker is let be:
/// phones append further pictures (multi-picture format) and short films there.
/// </summary>
internal static class JpegInspection
{
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;

    private static Inspection Unreadable => new(DocumentType.Jpeg, DocumentRefusal.Unreadable, null);

    public static Inspection Inspect(ReadOnlySpan<byte> content)
    {
        var position = 2;
        long pixels = 0;
        var scans = 0;
        while (NextMarker(content, ref position) is { } marker)
        {
            if (marker == EndOfImage)
            {
                return Verdict(pixels, scans);
            }

            var segment = Segment(content, position);
            if (segment.IsEmpty)
            {
                return Unreadable;
            }

            pixels = IsFrame(marker) ? Math.Max(pixels, Pixels(segment)) : pixels;
            position += segment.Length;
            scans += marker == StartOfScan ? 1 : 0;
            position = marker == StartOfScan ? EndOfScan(content, position) : position;
        }

        return Unreadable;
    }

    private static Inspection Verdict(long pixels, int scans) => (pixels, scans) switch
    {
        (0, _) or (_, 0) => Unreadable,
        ( > InspectionLimits.Pixels, _) => new(DocumentType.Jpeg, DocumentRefusal.TooLargeWhenOpened, null),
        _ => new(DocumentType.Jpeg, null, 1),
    };

    private static byte? NextMarker(ReadOnlySpan<byte> content, ref int position)
    {
        if (position >= content.Length || content[position] != 0xFF)
        {
            return null;
        }

        var padding = content[position..].IndexOfAnyExcept((byte)0xFF);
        if (padding < 0)
        {
            return null;
        }

        position += padding + 1;
        return content[position - 1];
    }

    /// <summary>A segment with its own length in front; empty when there is no whole one.</summary>
    private static ReadOnlySpan<byte> Segment(ReadOnlySpan<byte> content, int position)
    {
        if (content.Length - position < 2)
        {
            return [];
        }

        var length = BinaryPrimitives.ReadUInt16BigEndian(content[position..]);
        return length >= 2 && length <= content.Length - position ? content.Slice(position, length) : [];
    }

    /// <summary>Start of frame: C0 to CF but for the tables of Huffman (C4) and arithmetic (CC) codes and the reserved C8.</summary>
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static long Pixels(ReadOnlySpan<byte> segment) => segment.Length < 8
        ? 0
        : (long)BinaryPrimitives.ReadUInt16BigEndian(segment[3..]) * BinaryPrimitives.ReadUInt16BigEndian(segment[5..]);

    /// <summary>The next marker that is neither a stuffed byte (FF 00) nor a restart (FF D0 to D7).</summary>
    private static int EndOfScan(ReadOnlySpan<byte> content, int position)
    {
        while (position < content.Length)
        {
            var next = content[position..].IndexOf((byte)0xFF);
            if (next < 0 || position + next + 1 >= content.Length)
            {
                return content.Length;
            }

            position += next;
            if (content[position + 1] is not (0x00 or (>= 0xD0 and <= 0xD7)))
            {
                return position;
            }

            position += 2;
        }

        return position;
    }
}
