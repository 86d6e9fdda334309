using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Schalter.Services.Tests.Uploads;

/// <summary>Image files written by hand.</summary>
public static class ImageFile
{
    public static byte[] Png(int width, int height, byte[]? rows = null, byte depth = 8, byte colourType = 2, byte interlace = 0)
    {
        rows ??= new byte[height * (1 + (3 * width))];
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = (depth, colourType, interlace);
        var packed = PdfFile.Deflate(rows);
        var half = packed.Length / 2;
        return
        [
            0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", header), .. Chunk("tEXt", [.. "Title\0x"u8]),
            .. Chunk("IDAT", packed[..half]), .. Chunk("IDAT", packed[half..]), .. Chunk("IEND", []),
        ];
    }

    public static byte[] Jpeg(int width, int height, byte frame = 0xC0) =>
    [
        0xFF, 0xD8, .. Segment(0xE1, [.. "Exif\0\0"u8, 0xFF, 0xD9]), .. Segment(0xDB, new byte[65]),
        .. Segment(frame, [8, .. Big16(height), .. Big16(width), 1, 1, 0x11, 0]), .. Segment(0xC4, new byte[20]),
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD3, 0x56, 0xFF, 0xFF, 0xD9,
    ];

    public static byte[] Heic(int width, int height, string brand = "heic", int missing = 0)
    {
        byte[] extent = [.. Box("ispe", [0, 0, 0, 0, .. Big32(width), .. Big32(height)])];
        byte[] meta = [0, 0, 0, 0, .. Box("hdlr", new byte[20]), .. Box("iprp", Box("ipco", extent))];
        byte[] file = [.. Box("ftyp", [.. Encoding.ASCII.GetBytes(brand), 0, 0, 0, 0, .. "mif1"u8, .. Encoding.ASCII.GetBytes(brand)]), .. Box("meta", meta), .. Box("mdat", new byte[40])];
        return file[..^missing];
    }

    public static byte[] Tiff(int width, int height, bool bigEndian = false, int pages = 1, uint? stripLength = null)
    {
        using var file = new MemoryStream();
        void Put(uint value, int size)
        {
            Span<byte> bytes = stackalloc byte[4];
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
            bytes = bytes[..size];
            if (bigEndian)
            {
                bytes.Reverse();
            }

            file.Write(bytes);
        }

        file.Write(bigEndian ? "MM"u8 : "II"u8);
        Put(42, 2);
        Put(8 + 16, 4);
        file.Write(new byte[16]);
        for (var page = 1; page <= pages; page++)
        {
            (uint Tag, uint Value)[] entries = [(256, (uint)width), (257, (uint)height), (273, 8), (279, stripLength ?? 16)];
            Put((uint)entries.Length, 2);
            foreach (var (tag, value) in entries)
            {
                Put(tag, 2);
                Put(4, 2);
                Put(1, 4);
                Put(value, 4);
            }

            Put(page == pages ? 0 : (uint)file.Length + 4, 4);
        }

        return file.ToArray();
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        return [.. Big32(data.Length), .. named, .. Big32((int)Crc32.HashToUInt32(named))];
    }

    private static byte[] Box(string type, byte[] body) => [.. Big32(body.Length + 8), .. Encoding.ASCII.GetBytes(type), .. body];

    private static byte[] Segment(byte marker, byte[] body) => [0xFF, marker, .. Big16(body.Length + 2), .. body];

    private static byte[] Big16(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Big32(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
