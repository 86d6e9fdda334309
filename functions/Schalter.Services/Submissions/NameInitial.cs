using System.Globalization;
using System.Text;

namespace Schalter.Services.Submissions;

/// <summary>
/// The letter A–Z under which an office files a family name: prefixes do not count (von, al-, van der …), letters with marks count
/// as their base (Ö as O), Cyrillic and Greek ones as they are transliterated.
/// </summary>
public static class NameInitial
{
    private static readonly HashSet<string> Prefixes =
    [
        "AL", "EL", "AN", "AD", "AR", "AS", "ASH", "AT", "AZ", "ABU", "BIN", "BINT", "IBN", "UL",
        "VON", "VOM", "VAN", "VANDER", "DEN", "DER", "DEM", "DE", "DEL", "DELLA", "DI", "DA", "DAS", "DOS", "DO", "DU", "D",
        "LA", "LE", "LES", "TEN", "TER", "TE", "ZU", "ZUM", "ZUR", "AF", "AV", "Y", "E",
    ];

    /// <summary>Letters that have no base letter in Unicode, each with the letter it is filed under.</summary>
    private static readonly Dictionary<char, char> Bases = string.Join(
        ' ',
        "ØO ŒO ÆA ŁL ĐD ÐD ÞT ẞS ßS ĦH ŊN ŦT ƏA ƉD",
        "АA БB ВV ГG ҐG ДD ЕE ЄY ЖZ ЗZ ИI ІI ЙY КK ЛL МM НN ОO ПP",
        "РR СS ТT УU ФF ХK ЦT ЧC ШS ЩS ЭE ЮY ЯY ЂD ЈJ ЉL ЊN ЋC ЏD",
        "ΑA ΒV ΓG ΔD ΕE ΖZ ΗI ΘT ΙI ΚK ΛL ΜM ΝN ΞX ΟO ΠP ΡR ΣS ΤT ΥY ΦF ΧC ΨP ΩO")
        .Split(' ').ToDictionary(pair => pair[0], pair => pair[1]);

    /// <returns>Null when there is no letter of a script we can file under.</returns>
    public static char? Of(string? familyName)
    {
        var words = Words(familyName ?? string.Empty);
        var name = words.FirstOrDefault(w => !Prefixes.Contains(w)) ?? words.LastOrDefault();
        return name?[0];
    }

    private static string[] Words(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD).ToUpper(CultureInfo.InvariantCulture))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                var letter = Bases.GetValueOrDefault(c, c);
                text.Append(letter is >= 'A' and <= 'Z' ? letter : ' ');
            }
        }

        return text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
