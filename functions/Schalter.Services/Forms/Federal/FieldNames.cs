using System.Globalization;
using System.Text;
using Schalter.Services.Forms.Checking;

namespace Schalter.Services.Forms.Federal;

/// <summary>Ids made of German names: <c>Straße und Hausnummer</c> becomes <c>strasseUndHausnummer</c>.</summary>
internal static class FieldNames
{
    private const int MaxLength = 40;

    /// <summary>An id that the place does not have yet; it is noted in <paramref name="taken"/>.</summary>
    public static string Camel(string name, ISet<string> taken)
    {
        var words = Words(name);
        var joined = string.Concat(words.Select((w, i) => i == 0 ? w : char.ToUpperInvariant(w[0]) + w[1..]));
        joined = joined.Length > MaxLength ? joined[..MaxLength] : joined;
        var id = joined.Length > 0 && char.IsAsciiLetter(joined[0]) && !FieldId.IsReserved(joined) ? joined : $"f{joined}";
        for (var number = 2; !taken.Add(id); number++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{joined}{number}");
            id = char.IsAsciiLetter(id[0]) ? id : $"f{id}";
        }

        return id;
    }

    /// <summary>Id of a form: <c>adressaenderung-aufenthaltstitel</c>; empty when the name has no letters that it could be made of.</summary>
    public static string Kebab(string name)
    {
        var id = new StringBuilder();
        foreach (var word in Words(name).SkipWhile(w => !char.IsAsciiLetter(w[0])))
        {
            if (id.Length + word.Length + 1 > MaxLength)
            {
                break;
            }

            id.Append(id.Length == 0 ? string.Empty : "-").Append(word);
        }

        return id.ToString();
    }

    /// <summary>Lower-case words of a-z and digits, German letters written out, other accents dropped.</summary>
    private static List<string> Words(string name)
    {
        var german = name.ToLowerInvariant().Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
            .Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal);
        var plain = new StringBuilder();
        foreach (var letter in german.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(char.IsAsciiLetterOrDigit(letter) ? letter : ' ');
            }
        }

        return [.. plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}
