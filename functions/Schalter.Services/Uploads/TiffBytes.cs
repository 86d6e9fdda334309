using System.Buffers.Binary;

namespace Schalter.Services.Uploads;

/// <summary>Where the values of one directory entry stand: <paramref name="Size"/> bytes each (2 or 4), one after the other.</summary>
internal readonly record struct TiffEntry(long At, int Size, long Count);

/// <summary>A TIFF's numbers in its own byte order; null for whatever lies outside of the file.</summary>
internal readonly ref struct TiffBytes(ReadOnlySpan<byte> content)
{
    private const int Short = 3, Long = 4;

    private readonly ReadOnlySpan<byte> content = content;

    public int Length => content.Length;

    /// <summary>The unsigned number of <paramref name="size"/> bytes (2 or 4).</summary>
    public long? Number(long? at, int size)
    {
        if (at is not { } start || start < 0 || start > content.Length - size)
        {
            return null;
        }

        var bytes = content.Slice((int)start, size);
        return (content[0] == 'I', size) switch
        {
            (true, 2) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            (true, _) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            (false, 2) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            (false, _) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
        };
    }

    /// <summary>Null when it is neither of short nor of long numbers. Up to four bytes of values stand in the entry itself.</summary>
    public TiffEntry? Entry(long at)
    {
        var size = Number(at + 2, 2) switch { Short => 2, Long => 4, _ => 0 };
        var count = Number(at + 4, 4) ?? 0;
        var values = size * count <= 4 ? at + 8 : Number(at + 8, 4);
        return size == 0 || values is null ? null : new(values.Value, size, count);
    }

    public long? Value(TiffEntry entry, long index) => Number(entry.At + (index * entry.Size), entry.Size);
}
