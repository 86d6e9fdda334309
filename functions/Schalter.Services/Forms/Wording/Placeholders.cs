using System.Text;

namespace Schalter.Services.Forms.Wording;

/// <summary>
/// Puts values in the place of <c>{name}</c>, and words that follow a number in that of <c>{name, plural, one {…} other {…}}</c>; in one pass,
/// so that a value is never read as a placeholder.
/// </summary>
internal static class Placeholders
{
    private static readonly HashSet<string> None = [];

    public static string Fill(string text, string language, ReadOnlySpan<(string Name, string Value)> values)
    {
        var filled = new StringBuilder(text.Length + 32);
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : Closing(text, open);
            if (close < 0)
            {
                return filled.Append(text, at, text.Length - at).ToString();
            }

            filled.Append(text, at, open - at).Append(Said(text[(open + 1)..close], language, values) ?? text[open..(close + 1)]);
            at = close + 1;
        }

        return filled.ToString();
    }

    /// <summary>The names of a text's placeholders, or what is wrong with them.</summary>
    public static IReadOnlySet<string> Names(string text, out string? mistake)
    {
        mistake = null;
        if (!text.Contains('{', StringComparison.Ordinal))
        {
            return None;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var open = text.IndexOf('{'); open >= 0 && mistake is null;)
        {
            var close = Closing(text, open);
            if (close < 0)
            {
                mistake = "a brace is not closed";
                break;
            }

            var (name, forms) = Parts(text[(open + 1)..close]);
            mistake = forms is null || Plurals.AreForms(forms) ? null : $"write the forms of {name} like this: {Plurals.Example}";
            names.Add(name);
            open = text.IndexOf('{', close);
        }

        return names;
    }

    private static string? Said(string placeholder, string language, ReadOnlySpan<(string Name, string Value)> values)
    {
        var (name, forms) = Parts(placeholder);
        return Value(name, values) is { } value
            ? forms is null ? Isolates.Around(value, language) : Plurals.Say(forms, value, language)
            : null;
    }

    private static (string Name, string? Forms) Parts(string placeholder)
    {
        var comma = placeholder.IndexOf(',', StringComparison.Ordinal);
        return comma < 0 ? (placeholder, null) : (placeholder[..comma], placeholder[(comma + 1)..]);
    }

    /// <summary>Where the brace opened here is closed, or -1.</summary>
    private static int Closing(string text, int open)
    {
        var depth = 0;
        for (var at = open; at < text.Length; at++)
        {
            depth += text[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return at;
            }
        }

        return -1;
    }

    private static string? Value(string name, ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach (var (known, value) in values)
        {
            if (known == name)
            {
                return value;
            }
        }

        return null;
    }
}
