using System.Globalization;
using System.Text;

namespace Schalter.Services.Forms.Checking;

/// <summary>
/// Cleans text without judging names: every letter of every script passes (DIN 91379 and beyond), only what cannot be stored or what
/// disguises text is refused: controls, lone surrogates, noncharacters, and marks that override or isolate the writing direction.
/// </summary>
internal static class Characters
{
    private const string Invisible = "\u200B\uFEFF";
    private const int FirstMark = 0x300;

    /// <summary>
    /// Marks on one letter, as in Unicode's stream-safe text (UAX #15): no language has more, and putting thousands of them in order for
    /// NFC takes seconds.
    /// </summary>
    private const int MaxMarks = 30;

    public static string Trim(string typed)
    {
        var (from, to) = (0, typed.Length);
        while (from < to && IsBlank(typed[from]))
        {
            from++;
        }

        while (to > from && IsBlank(typed[to - 1]))
        {
            to--;
        }

        return to - from == typed.Length ? typed : typed[from..to];
    }

    public static bool IsBlank(string typed)
    {
        foreach (var c in typed)
        {
            if (!IsBlank(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The text trimmed and in NFC with lines ending in <c>\n</c>; null when it holds characters that are not allowed.</summary>
    public static string? Clean(string typed, bool lines)
    {
        var text = Trim(typed);
        if (lines && text.Contains('\r', StringComparison.Ordinal))
        {
            text = text.ReplaceLineEndings("\n");
        }

        if (!IsAllowed(text, lines))
        {
            return null;
        }

        return text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
    }

    /// <summary>Length as people and databases count it: Unicode scalar values.</summary>
    public static int Count(string text)
    {
        var count = 0;
        foreach (var c in text)
        {
            count += char.IsLowSurrogate(c) ? 0 : 1;
        }

        return count;
    }

    /// <summary>Arabic, Persian and other digits as 0-9: people type numbers with the keyboard they have.</summary>
    public static string WithPlainDigits(string typed)
    {
        var foreign = typed.AsSpan().IndexOfAnyExceptInRange('\0', '\x7F') >= 0;
        return foreign ? string.Concat(typed.EnumerateRunes().Select(Plain)) : typed;

        static Rune Plain(Rune c) => !c.IsAscii && Rune.IsDigit(c) ? new('0' + (int)Rune.GetNumericValue(c)) : c;
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || Invisible.Contains(c, StringComparison.Ordinal);

    private static bool IsAllowed(string text, bool lines)
    {
        var marks = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune) || (rune.Value & 0xFFFE) == 0xFFFE || (rune.IsBmp && !IsAllowed(text[i], lines)))
            {
                return false;
            }

            marks = rune.Value >= FirstMark && IsMark(Rune.GetUnicodeCategory(rune)) ? marks + 1 : 0;
            if (marks > MaxMarks)
            {
                return false;
            }

            i += rune.IsBmp ? 0 : 1;
        }

        return true;
    }

    private static bool IsMark(UnicodeCategory category) =>
        category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool IsAllowed(char c, bool lines) => c switch
    {
        '\n' or '\t' or '\u2028' or '\u2029' => lines,
        >= '\u202A' and <= '\u202E' => false,
        >= '\u2066' and <= '\u2069' => false,
        >= '\uFDD0' and <= '\uFDEF' => false,
        _ => !char.IsControl(c),
    };
}
