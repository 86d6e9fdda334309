using Schalter.Services.Forms;

namespace Schalter.Services.Uploads;

/// <summary>
/// Walks the image file directories of a TIFF (revision 6.0), one per page: extents, and whether the strips or tiles lie within the file.
/// </summary>
internal static class TiffInspection
{
    private const int Width = 256, Height = 257, StripOffsets = 273, StripLengths = 279, TileOffsets = 324, TileLengths = 325;
    private const int EntryLength = 12;

    public static Inspection Inspect(ReadOnlySpan<byte> content)
    {
        var file = new TiffBytes(content);
        var pages = 0;
        var seen = new HashSet<long>();
        var directory = file.Number(4, 4);
        while (directory is > 0)
        {
            var refusal = pages == InspectionLimits.Pages ? DocumentRefusal.TooManyPages
                : seen.Add(directory.Value) ? Refusal(file, directory.Value) : DocumentRefusal.Unreadable;
            if (refusal is not null)
            {
                return new(DocumentType.Tiff, refusal, null);
            }

            pages++;
            directory = file.Number(directory.Value + 2 + (file.Number(directory.Value, 2) * EntryLength), 4);
        }

        return directory is null || pages == 0 ? new(DocumentType.Tiff, DocumentRefusal.Unreadable, null) : new(DocumentType.Tiff, null, pages);
    }

    private static string? Refusal(TiffBytes file, long directory)
    {
        var pixels = Single(file, directory, Width) * Single(file, directory, Height);
        if (pixels is null or 0)
        {
            return DocumentRefusal.Unreadable;
        }

        var whole = LieWithin(file, directory, StripOffsets, StripLengths) ?? LieWithin(file, directory, TileOffsets, TileLengths) ?? false;
        return !whole ? DocumentRefusal.Unreadable : pixels > InspectionLimits.Pixels ? DocumentRefusal.TooLargeWhenOpened : null;
    }

    /// <summary>Whether all pieces lie within the file; null when the page has none of this kind.</summary>
    private static bool? LieWithin(TiffBytes file, long directory, int offsetsTag, int lengthsTag)
    {
        if (Find(file, directory, offsetsTag) is not { } offsets || Find(file, directory, lengthsTag) is not { } lengths)
        {
            return null;
        }

        for (var i = 0L; i < offsets.Count; i++)
        {
            if (file.Value(offsets, i) is not { } offset || file.Value(lengths, i) is not { } length || offset + length > file.Length)
            {
                return false;
            }
        }

        return offsets.Count > 0 && offsets.Count == lengths.Count;
    }

    /// <summary>Extents are below 2³¹ (no reader takes more), so that their product fits.</summary>
    private static long? Single(TiffBytes file, long directory, int tag) =>
        Find(file, directory, tag) is { Count: 1 } entry && file.Value(entry, 0) is { } value and <= int.MaxValue ? value : null;

    private static TiffEntry? Find(TiffBytes file, long directory, int tag)
    {
        var count = file.Number(directory, 2) ?? 0;
        for (var i = 0L; i < count; i++)
        {
            var at = directory + 2 + (i * EntryLength);
            if (file.Number(at, 2) == tag)
            {
                return file.Entry(at);
            }
        }

        return null;
    }
}
