namespace Schalter.Services.Pages.Liquid;

/// <summary>A template cut at its braces.</summary>
/// <param name="Line">Line on which it begins, from 1.</param>
internal sealed record LiquidPiece(LiquidPieceKind Kind, string Text, int Line);

internal enum LiquidPieceKind
{
    Text, Output, Tag,
}

/// <summary>Cuts templates into pieces and what stands between braces into words.</summary>
internal static class LiquidLexer
{
    private static readonly string[] Signs = ["==", "!=", ">=", "<=", ">", "<", "|", ":", ",", "="];

    public static IEnumerable<LiquidPiece> Cut(string name, string source)
    {
        var (at, line, trim) = (0, 1, false);
        while (at < source.Length)
        {
            var open = Open(source, at);
            var text = source[at..open];
            var next = open + 2 < source.Length && source[open + 2] == '-';
            yield return new(LiquidPieceKind.Text, Trim(text, trim, next), line);
            line += text.Count(c => c == '\n');
            if (open == source.Length)
            {
                yield break;
            }

            var isTag = source[open + 1] == '%';
            var close = source.IndexOf(isTag ? "%}" : "}}", open + 2, StringComparison.Ordinal);
            var inner = close < 0 ? throw new LiquidException($"{name}, line {line}: a brace is not closed.") : source[(open + 2)..close];
            trim = inner.EndsWith('-');
            yield return new(isTag ? LiquidPieceKind.Tag : LiquidPieceKind.Output, inner.Trim('-').Trim(), line);
            line += inner.Count(c => c == '\n');
            at = close + 2;
        }
    }

    public static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var length = char.IsWhiteSpace(text[at]) ? 0 : Length(text, at);
            if (length > 0)
            {
                words.Add(text.Substring(at, length));
            }

            at += Math.Max(length, 1);
        }

        return words;
    }

    private static int Length(string text, int at)
    {
        if (text[at] is '\'' or '"')
        {
            var close = text.IndexOf(text[at], at + 1);
            return close < 0 ? throw new LiquidException($"A text is not closed: {text}") : close - at + 1;
        }

        var end = at;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.'))
        {
            end++;
        }

        return end > at ? end - at
            : Signs.FirstOrDefault(s => text.AsSpan(at).StartsWith(s, StringComparison.Ordinal))?.Length
                ?? throw new LiquidException($"This is not understood: {text[at..]}");
    }

    private static int Open(string source, int from)
    {
        for (var at = source.IndexOf('{', from); at >= 0; at = source.IndexOf('{', at + 1))
        {
            if (at + 1 < source.Length && source[at + 1] is '{' or '%')
            {
                return at;
            }
        }

        return source.Length;
    }

    private static string Trim(string text, bool start, bool end)
    {
        text = start ? text.TrimStart() : text;
        return end ? text.TrimEnd() : text;
    }
}
