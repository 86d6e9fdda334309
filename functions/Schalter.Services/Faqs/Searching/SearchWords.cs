using System.Globalization;
using System.Text;

namespace Schalter.Services.Faqs.Searching;

/// <summary>
/// Cuts a text into words as people type them: without case, accents, vowel signs and Arabic articles, and with <c>ae</c> for
/// <c>ä</c>. What is folded away here makes no difference to a search.
/// </summary>
internal static class SearchWords
{
    private const char Tatweel = '\u0640';
    private static readonly string[] Articles = ["وال", "بال", "كال", "فال", "ال", "لل"];

    public static List<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c) && c != Tatweel)
            {
                Append(word, char.ToLowerInvariant(c));
            }
            else if (!IsInside(c, word))
            {
                End(word, words);
            }
        }

        End(word, words);
        return words;
    }

    private static void Append(StringBuilder word, char c) => _ = c switch
    {
        'ß' => word.Append("ss"),
        'æ' => word.Append('a'),
        'œ' => word.Append('o'),
        'ø' => word.Append('o'),
        'ł' => word.Append('l'),
        'ı' => word.Append('i'),
        'ى' => word.Append('ي'),
        'ة' => word.Append('ه'),
        'e' when IsUmlaut(word) => word,
        _ => word.Append(c),
    };

    /// <summary>An umlaut written as two letters; not in Bauer, neue, Quelle.</summary>
    private static bool IsUmlaut(StringBuilder word) =>
        word.Length > 0 && (word[^1] is 'a' or 'o' or 'u') && (word.Length == 1 || word[^2] is not ('a' or 'e' or 'o' or 'u' or 'q'));

    /// <summary>Marks stand on a letter; an apostrophe joins in Cyrillic, and parts words in Latin letters (<c>l'adresse</c>).</summary>
    private static bool IsInside(char c, StringBuilder word) =>
        c == Tatweel || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format
        || (c is '\'' or '’' or '‘' or 'ʼ' or '`' && word.Length > 0 && word[^1] > 'ʯ');

    private static void End(StringBuilder word, List<string> words)
    {
        var found = WithoutArticle(word.ToString());
        word.Clear();
        if (found.Length > 1 || (found.Length == 1 && !char.IsAsciiLetter(found[0])))
        {
            words.Add(found);
        }
    }

    private static string WithoutArticle(string word)
    {
        var article = Array.Find(Articles, a => word.StartsWith(a, StringComparison.Ordinal));
        return article is not null && word.Length - article.Length >= 3 ? word[article.Length..] : word;
    }
}
