using System.Globalization;
using System.Text;

namespace Schalter.Services.Submissions;

/// <summary>Text as it can be printed: composed, in characters of the font, broken into lines.</summary>
internal static class SummaryText
{
    /// <summary>Stands visibly for a character that cannot be printed.</summary>
    public const char Substitute = '□';

    /// <summary>
    /// Composed (NFC) and printable. Characters that the font lacks, invisible ones (an RTL override would turn a name around) and
    /// letters of scripts written from the right, which would come out unjoined and reversed, become <see cref="Substitute"/>.
    /// </summary>
    public static string Printable(string text, SummaryFace face, out bool substituted)
    {
        var printable = new StringBuilder(text.Length);
        substituted = false;
        foreach (var rune in Composed(text).EnumerateRunes())
        {
            var known = rune.Value is '\n' || (IsVisible(rune) && rune != Rune.ReplacementChar && !IsFromTheRight(rune) && rune.IsBmp && face.Has((char)rune.Value));
            substituted |= !known;
            printable.Append(known ? (char)rune.Value : Substitute);
        }

        return printable.ToString();
    }

    /// <summary>Lines no wider than <paramref name="width"/>, broken between words, within a word only if it is wider than a line.</summary>
    public static IEnumerable<string> Wrap(string text, double width, Func<string, double> measure)
    {
        foreach (var paragraph in text.Split('\n'))
        {
            var line = string.Empty;
            foreach (var word in paragraph.Split(' ').SelectMany(w => Pieces(w, width, measure)))
            {
                var longer = line.Length == 0 ? word.Text : word.Joined ? line + word.Text : $"{line} {word.Text}";
                if (line.Length > 0 && measure(longer) > width)
                {
                    yield return line;
                    longer = word.Text;
                }

                line = longer;
            }

            yield return line;
        }
    }

    private static string Composed(string text) =>
        WellFormed(text).ReplaceLineEndings("\n").Replace('\t', ' ').Normalize(NormalizationForm.FormC);

    /// <summary>Half characters (unpaired surrogates), at which normalisation would throw, become U+FFFD.</summary>
    private static string WellFormed(string text) => string.Concat(text.EnumerateRunes());

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    /// <summary>Hebrew, Arabic, Syriac, Thaana, N'Ko and their like, with their presentation forms.</summary>
    private static bool IsFromTheRight(Rune rune) =>
        rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFE);

    /// <summary>A word, or what fits a line of it; combining marks stay with their letter.</summary>
    private static List<(string Text, bool Joined)> Pieces(string word, double width, Func<string, double> measure)
    {
        if (measure(word) <= width)
        {
            return [(word, false)];
        }

        var pieces = new List<(string Text, bool Joined)>();
        var piece = string.Empty;
        foreach (var letter in StringInfo.GetTextElementEnumerator(word).Elements())
        {
            if (piece.Length > 0 && measure(piece + letter) > width)
            {
                pieces.Add((piece, pieces.Count > 0));
                piece = string.Empty;
            }

            piece += letter;
        }

        pieces.Add((piece, pieces.Count > 0));
        return pieces;
    }

    private static IEnumerable<string> Elements(this TextElementEnumerator elements)
    {
        while (elements.MoveNext())
        {
            yield return elements.GetTextElement();
        }
    }
}
