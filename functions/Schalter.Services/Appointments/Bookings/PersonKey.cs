using System.Globalization;
using System.Text;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>
/// One person, whatever way the name is written, as a keyed hash: it tells whether somebody has a booking, and who it is cannot be read
/// from it. Strangers may share it (name and birth date); the office can book for the second.
/// </summary>
public static class PersonKey
{
    private const int Characters = 32;

    /// <summary>Particles that people write or leave out.</summary>
    private static readonly HashSet<string> Particles =
    [
        "AL", "EL", "ABU", "BIN", "BINT", "IBN", "VON", "VOM", "VAN", "DEN", "DER", "DEM", "DE", "DEL", "DELLA", "DI", "DA", "DAS", "DOS",
        "DO", "DU", "LA", "LE", "TEN", "TER", "TE", "ZU", "ZUM", "ZUR", "AF", "AV",
    ];

    /// <summary>Letters without a base letter in Unicode, as passports transliterate them (ICAO Doc 9303 part 3, section 6).</summary>
    private static readonly Dictionary<char, string> Letters = string.Join(
        ' ',
        "Ø=O Œ=O Æ=A Ł=L Đ=D Ð=D Þ=TH ẞ=SS ß=SS Ħ=H Ŋ=N Ŧ=T Ə=A ı=I",
        "А=A Б=B В=V Г=H Ґ=G Д=D Е=E Є=IE Ж=ZH З=Z И=I І=I Й=I К=K Л=L М=M Н=N О=O П=P Р=R С=S Т=T У=U Ф=F Х=KH Ц=TS Ч=CH Ш=SH Щ=SHCH",
        "Ъ= Ы=I Ь= Э=E Ю=IU Я=IA Ђ=D Ј=J Љ=LJ Њ=NJ Ћ=C Џ=DZ")
        .Split(' ').ToDictionary(pair => pair[0], pair => pair[2..]);

    /// <param name="documentNumber">Where the service asks for it.</param>
    public static string Of(ServiceSecrets secrets, string familyName, string? givenNames, string dateOfBirth, string? documentNumber)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        var person = $"{Normalise(familyName, givenNames)}|{dateOfBirth}|{Plain(documentNumber ?? string.Empty).Replace(" ", string.Empty, StringComparison.Ordinal)}";
        return Convert.ToHexStringLower(secrets.Mac(secrets.Current, "person", person))[..Characters];
    }

    /// <summary>Another person of the same name and birth date, for whom the office books: a key of their own.</summary>
    /// <param name="person">Key that both share.</param>
    public static string Another(ServiceSecrets secrets, string person, string booking)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        return Convert.ToHexStringLower(secrets.Mac(secrets.Current, "another-person", $"{person}|{booking}"))[..Characters];
    }

    /// <summary>
    /// Family names in any order without particles, and the first given name: a double name may be swapped or hyphenated, a second given
    /// name left out, an umlaut written either way.
    /// </summary>
    internal static string Normalise(string familyName, string? givenNames)
    {
        var family = Words(familyName).Order(StringComparer.Ordinal);
        return string.Join(' ', family.Concat(Words(givenNames ?? string.Empty).Take(1)));
    }

    private static IEnumerable<string> Words(string name)
    {
        var words = Plain(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var names = words.Where(w => !Particles.Contains(w)).ToList();
        return (names.Count > 0 ? names : [.. words]).Select(Fold);
    }

    /// <summary>Umlauts are written as one letter or as two, and Y stands for I in many transliterations.</summary>
    private static string Fold(string word) => word
        .Replace("AE", "A", StringComparison.Ordinal).Replace("OE", "O", StringComparison.Ordinal).Replace("UE", "U", StringComparison.Ordinal)
        .Replace('Y', 'I');

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD).ToUpper(CultureInfo.InvariantCulture))
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
}
