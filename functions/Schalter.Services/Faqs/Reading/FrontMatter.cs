using System.Globalization;
using System.Text;
using Schalter.Services.Content;

namespace Schalter.Services.Faqs.Reading;

/// <summary>The lines between two <c>---</c> at the head of a file, and the Markdown below. Each mistake is named with its line.</summary>
internal sealed class FrontMatter
{
    private const string Fence = "---";
    private readonly Dictionary<string, (string Value, int Line)> values = new(StringComparer.Ordinal);

    private FrontMatter(string file) => File = file;

    public string File { get; }

    /// <summary>Without blank lines around it; its hash is what translations are stamped with.</summary>
    public string Body { get; private set; } = string.Empty;

    /// <summary>Line of the file the body begins in.</summary>
    public int BodyLine { get; private set; }

    public static FrontMatter Read(ContentFile file, params ReadOnlySpan<string> known)
    {
        var lines = Encoding.UTF8.GetString(file.Utf8()).ReplaceLineEndings("\n").Split('\n');
        var read = new FrontMatter(file.Path);
        var end = Array.FindIndex(lines, 1, l => l.TrimEnd() == Fence);
        if (lines[0].TrimEnd() != Fence || end < 0)
        {
            throw read.Wrong(1, "must begin with lines between two ---");
        }

        for (var line = 1; line < end; line++)
        {
            read.Take(lines[line], line + 1, known);
        }

        var first = Array.FindIndex(lines, end + 1, l => !string.IsNullOrWhiteSpace(l));
        read.BodyLine = (first < 0 ? end : first) + 1;
        read.Body = string.Join('\n', lines[(end + 1)..]).Trim();
        return read;
    }

    public ContentException Wrong(int line, string reason) => new(File, string.Create(CultureInfo.InvariantCulture, $"line {line}"), reason);

    public ContentException Wrong(string key, string reason) => Wrong(values.TryGetValue(key, out var found) ? found.Line : 1, reason);

    public bool Has(string key) => values.ContainsKey(key);

    public string Text(string key) => values.TryGetValue(key, out var found) ? found.Value : throw Wrong(1, $"{key} is missing");

    public DateOnly Date(string key) => DateOnly.TryParseExact(Text(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date
        : throw Wrong(key, $"{key} must be a date such as 2026-11-23");

    /// <summary>A list in brackets; what holds a comma stands in quotes.</summary>
    public IReadOnlyList<string> List(string key)
    {
        var text = Text(key);
        return text is ['[', .. var inside, ']']
            ? [.. Items(inside).Select(i => i.Length > 0 ? i : throw Wrong(key, $"{key} has an empty entry"))]
            : throw Wrong(key, $"{key} must be a list in brackets: [a, b]");
    }

    private void Take(string text, int line, ReadOnlySpan<string> known)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var key = colon < 0 ? text : text[..colon];
        if (!known.Contains(key))
        {
            throw Wrong(line, $"unknown '{key}'; known here: {string.Join(", ", known.ToArray())}");
        }

        if (!values.TryAdd(key, (text[(colon + 1)..].Trim(), line)))
        {
            throw Wrong(line, $"{key} stands here twice");
        }
    }

    private static List<string> Items(string inside)
    {
        var items = new List<string>();
        var item = new StringBuilder();
        var quoted = false;
        foreach (var c in inside)
        {
            quoted ^= c == '"';
            if (c == ',' && !quoted)
            {
                items.Add(item.ToString().Trim());
                item.Clear();
            }
            else if (c != '"')
            {
                item.Append(c);
            }
        }

        return [.. items, item.ToString().Trim()];
    }
}
