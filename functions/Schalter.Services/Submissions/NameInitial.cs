using System.Globalization;
using System.Text;

namespace Schalter.Services.Submissions;

/// <summary>
/// The letter A–Z under which an office files a family name: prefixes do not count (von, al-, van der …), letters with marks count
/// as their base (Ö as O), Cyrillic and Greek ones as they are transliterated.
/// </summary>
public static class NameInitial
{
    private static readonly HashSet<string> Prefixes = new(StringComparer.Ordinal)
    {
        "AL", "EL", "AN", "AD", "AR", "AS", "ASH", "AT", "AZ", "ABU", "BIN", "BINT", "IBN", "UL",
        "VON", "VOM", "VAN", "VANDER", "DEN", "DER", "DEM", "DE", "DEL", "DELLA", "DI", "DA", "DAS", "DOS", "DO", "DU", "D",
        "LA", "LE", "LES", "TEN", "TER", "TE", "ZU", "ZUM", "ZUR", "AF", "AV", "Y", "E",
    };

    private static readonly Dictionary<char, char> Bases = new()
    {
        ['Ø'] = 'O', ['Œ'] = 'O', ['Æ'] = 'A', ['Ł'] = 'L', ['Đ'] = 'D', ['Ð'] = 'D', ['Þ'] = 'T', ['ẞ'] = 'S', ['ß'] = 'S', ['Ħ'] = 'H',
        ['Ŋ'] = 'N', ['Ŧ'] = 'T', ['Ə'] = 'A', ['Ɖ'] = 'D',
        ['А'] = 'A', ['Б'] = 'B', ['В'] = 'V', ['Г'] = 'G', ['Ґ'] = 'G', ['Д'] = 'D', ['Е'] = 'E', ['Є'] = 'Y', ['Ж'] = 'Z', ['З'] = 'Z',
        ['И'] = 'I', ['І'] = 'I', ['Й'] = 'Y', ['К'] = 'K', ['Л'] = 'L', ['М'] = 'M', ['Н'] = 'N', ['О'] = 'O', ['П'] = 'P', ['Р'] = 'R',
        ['С'] = 'S', ['Т'] = 'T', ['У'] = 'U', ['Ф'] = 'F', ['Х'] = 'K', ['Ц'] = 'T', ['Ч'] = 'C', ['Ш'] = 'S', ['Щ'] = 'S', ['Э'] = 'E',
        ['Ю'] = 'Y', ['Я'] = 'Y', ['Ђ'] = 'D', ['Ј'] = 'J', ['Љ'] = 'L', ['Њ'] = 'N', ['Ћ'] = 'C', ['Џ'] = 'D',
        ['Α'] = 'A', ['Β'] = 'V', ['Γ'] = 'G', ['Δ'] = 'D', ['Ε'] = 'E', ['Ζ'] = 'Z', ['Η'] = 'I', ['Θ'] = 'T', ['Ι'] = 'I', ['Κ'] = 'K',
        ['Λ'] = 'L', ['Μ'] = 'M', ['Ν'] = 'N', ['Ξ'] = 'X', ['Ο'] = 'O', ['Π'] = 'P', ['Ρ'] = 'R', ['Σ'] = 'S', ['Τ'] = 'T', ['Υ'] = 'Y',
        ['Φ'] = 'F', ['Χ'] = 'C', ['Ψ'] = 'P', ['Ω'] = 'O',
    };

    /// <returns>Null when there is no letter of a script we can file under.</returns>
    public static char? Of(string? familyName)
    {
        var words = Words(familyName ?? string.Empty);
        var name = words.FirstOrDefault(w => !Prefixes.Contains(w)) ?? words.LastOrDefault();
        return name?[0];
    }

    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD).ToUpper(CultureInfo.InvariantCulture))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            var letter = Bases.GetValueOrDefault(c, c);
            if (letter is >= 'A' and <= 'Z')
            {
                word.Append(letter);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }
}
