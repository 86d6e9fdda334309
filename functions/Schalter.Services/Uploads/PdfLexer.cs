using System.Globalization;

namespace Schalter.Services.Uploads;

internal enum PdfToken
{
    End, Name, Word, Text, ArrayStart, ArrayEnd, DictionaryStart, DictionaryEnd,
}

/// <summary>Splits PDF syntax into tokens (ISO 32000-1, section 7.2), in one pass and without recursion; comments are skipped.</summary>
internal ref struct PdfLexer(ReadOnlySpan<byte> data, int position)
{
    private const string Delimiters = "()<>[]{}/%";
    private const string Blanks = "\0\t\n\f\r ";

    private static readonly System.Buffers.SearchValues<byte> NotRegular =
        System.Buffers.SearchValues.Create([.. (Delimiters + Blanks).Select(c => (byte)c)]);

    private static readonly System.Buffers.SearchValues<byte> Blank = System.Buffers.SearchValues.Create([.. Blanks.Select(c => (byte)c)]);
    private readonly ReadOnlySpan<byte> data = data;
    private int start;

    /// <summary>Where the next token is looked for.</summary>
    public int Position { get; private set; } = position;

    /// <summary>The bytes of the last token as they stand in the file.</summary>
    public readonly ReadOnlySpan<byte> Raw => data[start..Position];

    public PdfToken Next()
    {
        while (SkipBlanks())
        {
            start = Position++;
            if (Begun(data[start]) is { } token)
            {
                return token;
            }
        }

        start = Position;
        return PdfToken.End;
    }

    /// <summary>Takes the token that begins with this byte; null for comments and stray delimiters.</summary>
    private PdfToken? Begun(byte first)
    {
        switch (first)
        {
            case (byte)'%':
                SkipTo(data[Position..].IndexOfAny((byte)'\r', (byte)'\n'));
                return null;
            case (byte)'(':
                SkipString();
                return PdfToken.Text;
            case (byte)'[':
                return PdfToken.ArrayStart;
            case (byte)']':
                return PdfToken.ArrayEnd;
            case (byte)'<':
                return DictionaryOrHex();
            case (byte)'>' when Take('>'):
                return PdfToken.DictionaryEnd;
            case (byte)')' or (byte)'>' or (byte)'{' or (byte)'}':
                return null;
            default:
                SkipTo(data[Position..].IndexOfAny(NotRegular));
                return first == (byte)'/' ? PdfToken.Name : PdfToken.Word;
        }
    }

    /// <summary>The name without its slash, <c>#4A</c> decoded; cut off at the buffer's end.</summary>
    public readonly ReadOnlySpan<char> Name(Span<char> buffer)
    {
        var raw = Raw[1..];
        var length = 0;
        for (var i = 0; i < raw.Length && length < buffer.Length; i++, length++)
        {
            buffer[length] = (char)raw[i];
            if (raw[i] == '#' && raw.Length - i > 2
                && byte.TryParse(raw.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                buffer[length] = (char)code;
                i += 2;
            }
        }

        return buffer[..length];
    }

    private bool SkipBlanks()
    {
        SkipTo(data[Position..].IndexOfAnyExcept(Blank));
        return Position < data.Length;
    }

    private void SkipTo(int distance) => Position = distance < 0 ? data.Length : Position + distance;

    private bool Take(char expected)
    {
        var taken = Position < data.Length && data[Position] == expected;
        Position += taken ? 1 : 0;
        return taken;
    }

    private PdfToken DictionaryOrHex()
    {
        if (Take('<'))
        {
            return PdfToken.DictionaryStart;
        }

        SkipTo(data[Position..].IndexOf((byte)'>'));
        Take('>');
        return PdfToken.Text;
    }

    private void SkipString()
    {
        for (var open = 1; open > 0 && Position < data.Length;)
        {
            SkipTo(data[Position..].IndexOfAny((byte)'(', (byte)')', (byte)'\\'));
            if (Position < data.Length)
            {
                open += data[Position] switch { (byte)'(' => 1, (byte)')' => -1, _ => 0 };
                Position = Math.Min(data.Length, Position + (data[Position] == '\\' ? 2 : 1));
            }
        }
    }
}
