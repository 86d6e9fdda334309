using System.Globalization;
using System.Text;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>Names and numbers of documents, so that two ways to write the same one come out equal.</summary>
internal static class AsWritten
{
    /// <summary>Shorter names keep what looks like an article: Ali is not I.</summary>
    private const int LongestBare = 5;

    /// <summary>Particles and titles that people write or leave out.</summary>
    private static readonly HashSet<string> Particles =
    [
        "DR", "PROF", "DIPL", "ING", "MED", "PHIL", "HERR", "FRAU",
        "AL", "EL", "ABU", "BIN", "BINT", "IBN", "VON", "VOM", "VAN", "DEN", "DER", "DEM", "DE", "DEL", "DELLA", "DI", "DA", "DAS", "DOS",
        "DO", "DU", "LA", "LE", "TEN", "TER", "TE", "ZU", "ZUM", "ZUR", "AF", "AV",
    ];

    /// <summary>Letters without a base letter in Unicode, as passports transliterate them (ICAO Doc 9303 part 3, section 6).</summary>
    private static readonly Dictionary<char, string> Letters = Pairs(
        "Ø=O Œ=O Æ=A Ł=L Đ=D Ð=D Þ=TH ẞ=SS ß=SS Ħ=H Ŋ=N Ŧ=T Ə=A ı=I "
        + "А=A Б=B В=V Г=H Ґ=G Д=D Е=E Є=IE Ж=ZH З=Z И=I І=I Й=I К=K Л=L М=M Н=N О=O П=P Р=R С=S Т=T У=U Ф=F Х=KH Ц=TS Ч=CH Ш=SH Щ=SHCH "
        + "Ъ= Ы=I Ь= Э=E Ю=IU Я=IA Ђ=D Ј=J Љ=LJ Њ=NJ Ћ=C Џ=DZ");

    /// <summary>Cyrillic and Greek letters that look like a Latin one or a digit: in a number only looks count.</summary>
    private static readonly Dictionary<char, string> Lookalikes = Pairs(
        "А=A В=B С=C Е=E Н=H І=1 Ј=J К=K М=M О=0 Р=P Ѕ=S Т=T Х=X У=Y Α=A Β=B Ε=E Ζ=Z Η=H Ι=1 Κ=K Μ=M Ν=N Ο=0 Ρ=P Τ=T Χ=X Υ=Y O=0 I=1");

    /// <summary>
    /// The letters of the family names, without particles, and of the first given name, in alphabetical order: names may be swapped,
    /// hyphenated or written in one word, a second given name left out, an umlaut written either way.
    /// </summary>
    public static string Name(string familyName, string? givenNames) =>
        string.Concat(Words(familyName).Concat(Words(givenNames ?? string.Empty).Take(1)).SelectMany(word => word).Order());

    /// <summary>Letters and digits by their looks.</summary>
    public static string Number(string number) => string.Concat(
        Upper(number).Where(char.IsLetterOrDigit).Select(c => Lookalikes.GetValueOrDefault(c) ?? Digit(c)));

    /// <summary>Digits of other scripts are digits.</summary>
    private static string Digit(char c) =>
        CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit ? digit.ToString(CultureInfo.InvariantCulture) : c.ToString();

    private static IEnumerable<string> Words(string name)
    {
        var words = Plain(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var names = words.Where(w => !Particles.Contains(w)).ToList();
        return (names.Count > 0 ? names : [.. words]).Select(Fold).Select(WithoutArticle);
    }

    /// <summary>The Arabic article may be written in one word with the name.</summary>
    private static string WithoutArticle(string word) =>
        word.Length > LongestBare && (word.StartsWith("AL", StringComparison.Ordinal) || word.StartsWith("EL", StringComparison.Ordinal)) ? word[2..] : word;

    /// <summary>Umlauts are written as one letter or as two, and Y stands for I in many transliterations.</summary>
    private static string Fold(string word) => word
        .Replace("AE", "A", StringComparison.Ordinal).Replace("OE", "O", StringComparison.Ordinal).Replace("UE", "U", StringComparison.Ordinal)
        .Replace('Y', 'I');

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in Upper(text))
        {
            if (Letters.TryGetValue(c, out var latin))
            {
                plain.Append(latin);
            }
            else if (char.IsLetterOrDigit(c))
            {
                plain.Append(c);
            }
            else if (c is '-' or '.' or ',' || char.IsWhiteSpace(c))
            {
                plain.Append(' ');
            }
        }

        return plain.ToString();
    }

    private static string Upper(string text) => text.Normalize(NormalizationForm.FormKD).ToUpper(CultureInfo.InvariantCulture);

    private static Dictionary<char, string> Pairs(string pairs) => pairs.Split(' ').ToDictionary(pair => pair[0], pair => pair[2..]);
}
