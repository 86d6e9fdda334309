using System.Text.RegularExpressions;

namespace Schalter.Services.Tests.Architecture;

/// <summary>Finds methods by braces and indentation, which the formatter holds; no compiler is needed for that.</summary>
internal static partial class SourceMethods
{
    private sealed record Block(bool IsType, bool IsMember, int Indent, int Start, string Header);

    /// <summary>Every method, constructor and accessor list with the number of lines between its braces.</summary>
    public static IEnumerable<(string Name, int Lines)> Of(string source)
    {
        var lines = source.Split('\n');
        var open = new Stack<Block>();
        var inText = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            inText ^= Quotes().Count(line) % 2 == 1;
            if (inText)
            {
                continue;
            }

            if (line == "{")
            {
                open.Push(BlockAt(lines, i, open.TryPeek(out var outer) ? outer : null));
            }
            else if (line.StartsWith('}') && open.TryPeek(out var block) && block.Indent == Indent(lines[i]))
            {
                open.Pop();
                if (block.IsMember)
                {
                    yield return (block.Header, i - block.Start - 1);
                }
            }
        }
    }

    private static Block BlockAt(string[] lines, int brace, Block? outer)
    {
        var first = brace;
        while (first > 0 && !EndsHeader(lines[first - 1].Trim()))
        {
            first--;
        }

        var header = string.Join(' ', lines[first..brace].Select(l => l.Trim()));
        var isType = outer is null or { IsType: true } && TypeWord().IsMatch(header.Split('(')[0]);
        return new(isType, outer is { IsType: true } && !isType && !Initializer().IsMatch(header), Indent(lines[brace]), brace, header);
    }

    private static bool EndsHeader(string line) =>
        line.Length == 0 || line[^1] is ';' or '{' or '}' || line.StartsWith("//", StringComparison.Ordinal) || line[0] is '[' or '#';

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    [GeneratedRegex("\"\"\"")]
    private static partial Regex Quotes();

    [GeneratedRegex(@"\b(class|struct|interface|record|enum)\b")]
    private static partial Regex TypeWord();

    [GeneratedRegex(@"=\s*(new|$)")]
    private static partial Regex Initializer();
}
