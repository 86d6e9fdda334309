using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Schalter.Services.Tests.Uploads;

/// <summary>PDF files written by hand, object by object, so that they can be as wrong as a test needs.</summary>
public sealed class PdfFile
{
    private readonly List<(int Number, byte[] Body)> objects = [];
    private readonly SortedDictionary<int, (int Stream, int Index)> packedObjects = [];

    public string Trailer { get; set; } = string.Empty;

    /// <summary>Applied to the object streams; the trailer must name it.</summary>
    public PdfEncryption? Encryption { get; init; }

    /// <summary>A sound file as other programs write it.</summary>
    public static byte[] Sound(int pages)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        for (var i = 1; i <= pages; i++)
        {
            builder.AddPage(PageSize.A4).AddText(string.Create(CultureInfo.InvariantCulture, $"Page {i}"), 12, new PdfPoint(50, 700), font);
        }

        return builder.Build();
    }

    /// <summary>One page (objects 1 to 3), whose catalog also says <paramref name="catalog"/>.</summary>
    public static PdfFile OnePage(string catalog = "") => new PdfFile()
        .Add(1, $"<< /Type /Catalog /Pages 2 0 R {catalog} >>")
        .Add(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
        .Add(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");

    public static byte[] Deflate(ReadOnlySpan<byte> plain)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(plain);
        }

        return packed.ToArray();
    }

    public PdfFile Add(int number, string body)
    {
        objects.Add((number, Encoding.Latin1.GetBytes(body)));
        return this;
    }

    public PdfFile AddStream(int number, string dictionary, byte[] data)
    {
        var head = Encoding.Latin1.GetBytes($"<< {dictionary} /Length {data.Length.ToString(CultureInfo.InvariantCulture)} >>\nstream\n");
        objects.Add((number, [.. head, .. data, .. "\nendstream"u8]));
        return this;
    }

    /// <summary>The objects in an object stream, deflated.</summary>
    public PdfFile AddObjectStream(int number, params (int Number, string Body)[] packed)
    {
        var head = new StringBuilder();
        var bodies = new StringBuilder();
        foreach (var (inner, body) in packed)
        {
            head.Append(CultureInfo.InvariantCulture, $"{inner} {bodies.Length} ");
            bodies.Append(body).Append('\n');
        }

        for (var i = 0; i < packed.Length; i++)
        {
            packedObjects[packed[i].Number] = (number, i);
        }

        var plain = Encoding.Latin1.GetBytes(head.ToString() + bodies);
        var dictionary = string.Create(CultureInfo.InvariantCulture, $"/Type /ObjStm /N {packed.Length} /First {head.Length} /Filter /FlateDecode");
        return AddStream(number, dictionary, Encryption is null ? Deflate(plain) : Encryption.Encrypt(number, Deflate(plain)));
    }

    public byte[] Build(string header = "%PDF-1.7\n")
    {
        using var file = new MemoryStream();
        var offsets = Body(file, header);
        if (packedObjects.Count > 0)
        {
            return WithCrossReferenceStream(file, offsets);
        }

        var end = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
        foreach (var (number, offset) in offsets)
        {
            end.Append(CultureInfo.InvariantCulture, $"{number} 1\n{offset:D10} 00000 n \n");
        }

        end.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {offsets.Keys.Max() + 1} /Root 1 0 R {Trailer} >>\nstartxref\n{file.Length}\n%%EOF\n");
        file.Write(Encoding.Latin1.GetBytes(end.ToString()));
        return file.ToArray();
    }

    private SortedDictionary<int, long> Body(MemoryStream file, string header)
    {
        file.Write(Encoding.Latin1.GetBytes(header));
        var offsets = new SortedDictionary<int, long>();
        foreach (var (number, body) in objects)
        {
            offsets[number] = file.Length;
            file.Write(Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n")));
            file.Write(body);
            file.Write("\nendobj\n"u8);
        }

        return offsets;
    }

    private byte[] WithCrossReferenceStream(MemoryStream file, SortedDictionary<int, long> offsets)
    {
        var size = Math.Max(offsets.Keys.Max(), packedObjects.Keys.Max()) + 2;
        offsets[size - 1] = file.Length;
        var rows = new byte[size * 7];
        for (var number = 0; number < size; number++)
        {
            var row = rows.AsSpan(number * 7, 7);
            var isPacked = packedObjects.TryGetValue(number, out var packed);
            row[0] = (byte)(isPacked ? 2 : offsets.ContainsKey(number) ? 1 : 0);
            BinaryPrimitives.WriteInt32BigEndian(row[1..], isPacked ? packed.Stream : (int)offsets.GetValueOrDefault(number));
            BinaryPrimitives.WriteInt16BigEndian(row[5..], isPacked ? (short)packed.Index : (short)0);
        }

        file.Write(Encoding.Latin1.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"{size - 1} 0 obj\n<< /Type /XRef /Size {size} /W [1 4 2] /Root 1 0 R {Trailer} /Length {rows.Length} >>\nstream\n")));
        file.Write(rows);
        file.Write(Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\nendstream\nendobj\nstartxref\n{offsets[size - 1]}\n%%EOF\n")));
        return file.ToArray();
    }
}
