using System.Globalization;
using System.Text;

namespace Schalter.Services.Submissions;

/// <summary>Makes a sender's file name harmless to show: no path, no invisible or direction-changing characters, at most 120 long.</summary>
public static class FileNames
{
    private const int Longest = 120;
    private const int LongestExtension = 10;
    private const string Unnamed = "document";

    public static string Clean(string? name)
    {
        var last = (name ?? string.Empty).Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
        var clean = new StringBuilder();
        foreach (var rune in (last ?? string.Empty).ReplaceLineEndings(" ").EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator) && rune != Rune.ReplacementChar)
            {
                clean.Append(rune.ToString());
            }
        }

        var text = clean.ToString().Trim().Trim('.');
        return text.Length == 0 ? Unnamed : text.Length <= Longest ? text : Shorten(text);
    }

    private static string Shorten(string text)
    {
        var extension = Path.GetExtension(text) is { Length: <= LongestExtension } e ? e : string.Empty;
        var stem = text[..(Longest - extension.Length)];
        return (char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem) + extension;
    }
}
