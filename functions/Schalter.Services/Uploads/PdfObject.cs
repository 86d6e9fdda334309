using System.Globalization;

namespace Schalter.Services.Uploads;

/// <summary>The little that inspection needs of one object's dictionary, and where its stream starts, when it has one.</summary>
internal sealed class PdfObject
{
    private const int LongestName = 32;

    /// <summary>Offset of the first byte of the stream; null when the object is no stream.</summary>
    public int? Stream { get; private set; }

    public string? Type { get; private set; }

    public string? Subtype { get; private set; }

    /// <summary>Filters in the order of decoding.</summary>
    public List<string> Filters { get; } = [];

    /// <summary>Direct numbers of the dictionary: <c>N</c>, <c>First</c>, <c>Width</c>, <c>Height</c>, <c>Predictor</c>.</summary>
    public Dictionary<string, long> Numbers { get; } = new(StringComparer.Ordinal);

    /// <summary>Offset behind the object.</summary>
    public int End { get; private set; }

    /// <summary>
    /// Reads from behind <c>obj</c> to the stream, or to the end of the object; within an object stream, where none of these words
    /// stand, to the end of its first value.
    /// </summary>
    public static PdfObject Read(ReadOnlySpan<byte> data, int position, PdfFindings findings, bool untilFirstValue = false)
    {
        var read = new PdfObject();
        var lexer = new PdfLexer(data, position);
        Span<char> buffer = stackalloc char[LongestName];
        var key = string.Empty;
        var depth = 0;
        var token = PdfToken.Text;
        while (token != PdfToken.End && !findings.Malformed && !(untilFirstValue && depth == 0 && lexer.Position > position))
        {
            token = lexer.Next();
            if (token == PdfToken.Word && read.Note(key, lexer, data))
            {
                break;
            }

            key = token == PdfToken.Name ? read.Note(key, lexer.Name(buffer), depth, findings)
                : token == PdfToken.ArrayStart ? key
                : string.Empty;
            depth += Step(token);
            findings.Malformed |= depth > InspectionLimits.PdfNesting;
        }

        read.End = lexer.Position;
        return read;
    }

    private static int Step(PdfToken token) => token switch
    {
        PdfToken.ArrayStart or PdfToken.DictionaryStart => 1,
        PdfToken.ArrayEnd or PdfToken.DictionaryEnd => -1,
        _ => 0,
    };

    /// <summary>Takes a name as key, or as the value of the key before; returns the key that now counts.</summary>
    private string Note(string key, ReadOnlySpan<char> name, int depth, PdfFindings findings)
    {
        findings.Add(name);
        switch (key)
        {
            case "Type" when depth == 1:
                Type ??= name.ToString();
                return string.Empty;
            case "Subtype" when depth == 1:
                Subtype ??= name.ToString();
                return string.Empty;
            case "Filter":
                Filters.Add(name.ToString());
                return depth > 1 ? key : string.Empty;
            default:
                return name is "Type" or "Subtype" or "Filter" or "N" or "First" or "Width" or "Height" or "Predictor" ? name.ToString() : string.Empty;
        }
    }

    /// <summary>Takes a number, or one of the words that end an object (then true).</summary>
    private bool Note(string key, PdfLexer lexer, ReadOnlySpan<byte> data)
    {
        var word = lexer.Raw;
        if (word.SequenceEqual("stream"u8))
        {
            var at = lexer.Position;
            at += at < data.Length && data[at] == '\r' ? 1 : 0;
            Stream = at + (at < data.Length && data[at] == '\n' ? 1 : 0);
            return true;
        }

        if (key.Length > 0 && long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            Numbers.TryAdd(key, number);
        }

        return word.SequenceEqual("endobj"u8) || word.SequenceEqual("endstream"u8) || word.SequenceEqual("startxref"u8);
    }
}
