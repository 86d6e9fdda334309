using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Schalter.Services.Uploads;

/// <summary>Unpacks deflated PDF streams no further than allowed. A broken stream counts as far as it could be unpacked.</summary>
internal static class PdfUnpacking
{
    /// <summary>Deflated twice already makes a terabyte out of a megabyte; no honest writer does it thrice.</summary>
    private const int MostLayers = 2;

    /// <summary>Whether all filters are ones that <see cref="Unpack"/> undoes.</summary>
    public static bool Knows(IReadOnlyList<string> filters) => filters.All(IsDeflate) && filters.Count <= MostLayers;

    /// <summary>Writes the unpacked bytes; false when there are more than <paramref name="limit"/>.</summary>
    public static bool Unpack(ReadOnlyMemory<byte> packed, IReadOnlyList<string> filters, Stream output, long limit)
    {
        var total = 0L;
        if (filters.Count > 0)
        {
            return Read(packed, filters, output, ref total, limit);
        }

        var end = packed.Span.IndexOf("endstream"u8);
        var plain = end < 0 ? packed : packed[..end];
        if (plain.Length > limit)
        {
            return false;
        }

        output.Write(plain.Span);
        return true;
    }

    /// <summary>Adds the unpacked length to <paramref name="total"/>; false as soon as that exceeds <paramref name="limit"/>.</summary>
    public static bool Measure(ReadOnlyMemory<byte> packed, IReadOnlyList<string> filters, ref long total, long limit) =>
        Read(packed, filters, Stream.Null, ref total, limit);

    private static bool IsDeflate(string filter) => filter is "FlateDecode" or "Fl";

    private static bool Read(ReadOnlyMemory<byte> packed, IReadOnlyList<string> filters, Stream output, ref long total, long limit)
    {
        var layers = filters.TakeWhile(IsDeflate).Count();
        if (layers is 0 or > MostLayers)
        {
            return layers == 0;
        }

        using var source = Over(packed);
        using var outer = new ZLibStream(source, CompressionMode.Decompress);
        using var inner = layers == 2 ? new ZLibStream(new MeteredStream(outer, limit - total), CompressionMode.Decompress) : outer;
        try
        {
            return Copy(inner, output, ref total, limit);
        }
        catch (MeterExceededException)
        {
            return false;
        }
        catch (Exception damaged) when (damaged is InvalidDataException or IOException)
        {
            // What lies in memory cannot fail to be read: it is zlib that says both of damage.
            return true;
        }
    }

    private static bool Copy(Stream from, Stream to, ref long total, long limit)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = from.Read(buffer)) > 0; to.Write(buffer, 0, read))
        {
            total += read;
            if (total > limit)
            {
                return false;
            }
        }

        return true;
    }

    private static MemoryStream Over(ReadOnlyMemory<byte> packed) =>
        MemoryMarshal.TryGetArray(packed, out var array)
            ? new(array.Array!, array.Offset, array.Count, writable: false)
            : new(packed.ToArray(), writable: false);
}
