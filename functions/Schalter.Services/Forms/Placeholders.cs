using System.Text;

namespace Schalter.Services.Forms;

/// <summary>Puts values in the place of <c>{name}</c>; in one pass, so that a value is never read as a placeholder.</summary>
internal static class Placeholders
{
    public static string Fill(string text, ReadOnlySpan<(string Name, string Value)> values)
    {
        var filled = new StringBuilder(text.Length + 32);
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                return filled.Append(text, at, text.Length - at).ToString();
            }

            filled.Append(text, at, open - at).Append(Value(text[(open + 1)..close], values) ?? text[open..(close + 1)]);
            at = close + 1;
        }

        return filled.ToString();
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
