namespace Schalter.Services.Uploads;

/// <summary>
/// Looks into every object of a PDF without believing its cross-reference table: an object begins wherever <c>obj</c> stands, also within
/// strings, comments, streams and earlier revisions, so nothing can be hidden from it that another reader would find.
/// </summary>
internal sealed class PdfScan(ReadOnlyMemory<byte> content, PdfFindings findings, CancellationToken cancellationToken)
{
    private readonly List<PdfObject> streams = [];

    /// <summary>Bytes that may be looked at: honest objects do not overlap, so each byte is read once.</summary>
    private long budget = (4L * content.Length) + 1_000_000;

    /// <summary>Reads what stands in the file in plain sight.</summary>
    public void ReadObjects()
    {
        var data = content.Span;
        ReadAt("obj"u8, data);
        ReadAt("trailer"u8, data);
        foreach (var image in streams.Where(s => s.Subtype == "Image"))
        {
            findings.TooLarge |= (Int128)image.Numbers.GetValueOrDefault("Width") * image.Numbers.GetValueOrDefault("Height") > InspectionLimits.Pixels;
        }
    }

    /// <summary>Unpacks what is packed: reads the objects in it, and adds up how much it becomes. For documents that are not encrypted.</summary>
    public void ReadStreams()
    {
        var unpacked = 0L;
        var structure = 0L;
        foreach (var stream in streams.Where(s => s.Subtype != "Image"))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var packed = content[stream.Stream!.Value..];
            if (IsObjectStream(stream))
            {
                using var kept = new MemoryStream();
                findings.TooLarge |= !PdfUnpacking.Unpack(packed, stream.Filters, kept, InspectionLimits.PdfStructureBytes - structure);
                structure += kept.Length;
                ReadObjectStream(kept.GetBuffer().AsSpan(0, (int)kept.Length), findings);
                findings.Malformed |= !PdfUnpacking.Knows(stream.Filters) || stream.Numbers.GetValueOrDefault("Predictor") > 1;
            }
            else if (stream.Filters.Count > 0)
            {
                findings.TooLarge |= !PdfUnpacking.Measure(packed, stream.Filters, ref unpacked, InspectionLimits.PdfStreamBytes);
            }

            if (findings.Refusal is not null)
            {
                return;
            }
        }
    }

    /// <summary>Reads the objects of one unpacked object stream (ISO 32000-1, section 7.5.7), each from where the stream's head says it is.</summary>
    public static void ReadObjectStream(ReadOnlySpan<byte> data, PdfFindings findings)
    {
        var budget = (4L * data.Length) + 100_000;
        var head = new PdfLexer(data, 0);
        var numbers = new List<int>();
        while (head.Next() == PdfToken.Word && int.TryParse(head.Raw, out var number))
        {
            numbers.Add(number);
        }

        // the head ends where the first object starts; when that is itself a number, its offset of 0 makes up for it
        var first = data.Length == 0 ? 0 : head.Position - head.Raw.Length;
        PdfObject.Read(data, 0, findings);
        for (var i = 1; i < numbers.Count && !findings.Malformed; i += 2)
        {
            var at = (long)first + numbers[i];
            if (at < data.Length && at >= 0)
            {
                budget -= PdfObject.Read(data, (int)at, findings, untilFirstValue: true).End - at;
                findings.Malformed |= budget < 0;
            }
        }
    }

    private void ReadAt(ReadOnlySpan<byte> keyword, ReadOnlySpan<byte> data)
    {
        for (var at = data.IndexOf(keyword); at >= 0 && !findings.Malformed;)
        {
            var behind = at + keyword.Length;
            if ((at == 0 || !char.IsAsciiLetter((char)data[at - 1])) && (behind == data.Length || !char.IsAsciiLetter((char)data[behind])))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var read = PdfObject.Read(data, behind, findings);
                budget -= read.End - behind;
                findings.Malformed |= budget < 0;
                if (read.Stream is not null)
                {
                    streams.Add(read);
                }
            }

            var next = data[behind..].IndexOf(keyword);
            at = next < 0 ? -1 : behind + next;
        }
    }

    private static bool IsObjectStream(PdfObject stream) =>
        stream.Type == "ObjStm" || (stream.Numbers.ContainsKey("N") && stream.Numbers.ContainsKey("First"));
}
