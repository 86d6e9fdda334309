using System.Globalization;
using System.Text;

namespace Schalter.Services.Faqs.Searching;

/// <summary>
/// Cuts a text into words as people type them: without case, accents, vowel signs, Arabic articles and possessive endings, and with <c>ae</c> for
/// <c>ä</c>. What is folded away here makes no difference to a search.
/// </summary>
internal static class SearchWords
{
    private const char Tatweel = '\u0640';
    private const int LeastLeft = 3;
    private const int LeastOwned = 4;
    private static readonly string[] Articles = ["وال", "بال", "كال", "فال", "ال", "لل"];

    /// <summary>My, your, his, her, our … at the end of an Arabic word, longest first; a feminine ending is folded away in the same way.</summary>
    private static readonly string[] Owners = ["نا", "ها", "كم", "هم", "ي", "ك", "ه"];

    /// <summary>The beginning of what somebody typed: long enough for any question, and no character cut in two.</summary>
    public static string Beginning(string typed, int most)
    {
        var text = typed.Trim();
        return text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }

    public static List<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in Sound(text).Normalize(NormalizationForm.FormKD))
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

    /// <summary>Half characters and U+FFFE, at which normalising would throw, become a blank.</summary>
    private static string Sound(string text) => string.Concat(text.EnumerateRunes().Select(r => r.Value is 0xFFFD or 0xFFFE ? new Rune(' ') : r));

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
        var found = WithoutOwner(WithoutArticle(word.ToString()));
        word.Clear();
        if (found.Length > 1 || (found.Length == 1 && !char.IsAsciiLetter(found[0])))
        {
            words.Add(found);
        }
    }

    private static string WithoutArticle(string word)
    {
        var article = Array.Find(Articles, a => word.StartsWith(a, StringComparison.Ordinal));
        return article is not null && word.Length - article.Length >= LeastLeft ? word[article.Length..] : word;
    }

    /// <summary>بطاقتي (my card) is بطاقة (card), whose last letter becomes a ت before an ending.</summary>
    private static string WithoutOwner(string word)
    {
        var owner = word[..Math.Min(word.Length, 1)] is [>= 'ء' and <= 'ي'] ? Array.Find(Owners, o => word.EndsWith(o, StringComparison.Ordinal)) : null;
        var bare = owner is not null && word.Length - owner.Length >= LeastOwned ? word[..^owner.Length] : word;
        return bare.Length < word.Length && bare.Length > LeastLeft && bare[^1] == 'ت' ? bare[..^1] : bare;
    }
}
