using System.Buffers.Binary;

namespace Schalter.Services.Uploads;

/// <summary>The header chunk (IHDR) of a PNG.</summary>
/// <param name="Bytes">Length of the unpacked picture: every row of every pass with its filter byte.</param>
internal sealed record PngHeader(int Width, int Height, long Bytes)
{
    /// <summary>First column and row, and steps between them, of Adam7's seven passes (ISO/IEC 15948, section 8.2).</summary>
    private static readonly (int X, int Y, int StepX, int StepY)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <summary>Null when the header says something that the standard does not allow.</summary>
    public static PngHeader? Read(ReadOnlySpan<byte> data)
    {
        if (data.Length != 13 || BitsPerPixel(data[9], data[8]) is not { } bits || data[10] != 0 || data[11] != 0 || data[12] > 1)
        {
            return null;
        }

        var width = BinaryPrimitives.ReadInt32BigEndian(data);
        var height = BinaryPrimitives.ReadInt32BigEndian(data[4..]);
        return width <= 0 || height <= 0 ? null : new(width, height, Length(width, height, bits, interlaced: data[12] == 1));
    }

    private static int? BitsPerPixel(byte colourType, byte depth) => (colourType, depth) switch
    {
        (0, 1 or 2 or 4 or 8 or 16) => depth,
        (2, 8 or 16) => 3 * depth,
        (3, 1 or 2 or 4 or 8) => depth,
        (4, 8 or 16) => 2 * depth,
        (6, 8 or 16) => 4 * depth,
        _ => null,
    };

    private static long Length(int width, int height, int bits, bool interlaced) => interlaced
        ? Adam7.Sum(pass => Rows(Steps(width, pass.X, pass.StepX), Steps(height, pass.Y, pass.StepY), bits))
        : Rows(width, height, bits);

    private static long Steps(int size, int first, int step) => ((long)size - first + step - 1) / step;

    /// <summary>At most 2³¹ rows of 2³⁴ bytes: cut off where it is beyond every limit anyway.</summary>
    private static long Rows(long width, long height, int bits) =>
        width <= 0 || height <= 0 ? 0 : (long)Int128.Min(1L << 50, (Int128)height * (1 + (((width * bits) + 7) / 8)));
}
