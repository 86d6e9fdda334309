using System.Text.RegularExpressions;

namespace Schalter.Services.Forms.Wording;

/// <summary>
/// Puts Unicode isolates around what runs against a text, so that "§ 18a AufenthG", a file name or a phone number keeps its order within
/// Arabic (UAX #9, 2.4.2). Plain texts and JSON keep these characters; pages turn them into <c>bdi</c> elements.
/// </summary>
internal static partial class Isolates
{
    /// <summary>LRI: what follows runs left to right.</summary>
    public const char LeftToRight = '\u2066';

    /// <summary>FSI: the first letter decides.</summary>
    public const char FirstStrong = '\u2068';

    /// <summary>PDI: the end of either.</summary>
    public const char End = '\u2069';

    /// <summary>A value to be put into a text of this language: isolated if it has letters of the other direction.</summary>
    public static string Around(string value, string language)
    {
        var rightToLeft = LanguageCulture.IsRightToLeft(language);
        return value.Any(c => char.IsLetter(c) && IsRightToLeft(c) != rightToLeft) ? $"{FirstStrong}{value}{End}" : value;
    }

    /// <summary>A text as an author wrote it, its Latin fragments isolated if the language runs from right to left.</summary>
    public static string WithinText(string text, string language) => LanguageCulture.IsRightToLeft(language)
        ? Fragment().Replace(text, f => f.Value[0] is '{' or ']' or '<' ? f.Value : $"{LeftToRight}{f.Value}{End}")
        : text;

    /// <summary>For places that can show no such characters, such as the subject of a mail.</summary>
    public static string Without(string text) => string.Concat(text.Where(c => c is not (LeftToRight or FirstStrong or End)));

    private static bool IsRightToLeft(char c) => c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    /// <summary>
    /// A placeholder or an address of Markdown, which are left alone; or a fragment from a Latin letter, a section sign or a number in groups to the last Latin letter
    /// or digit. A lone number needs no isolate: its place among Arabic words is right by itself.
    /// </summary>
    [GeneratedRegex(@"\{(?:[^{}]|\{[^{}]*\})*\}|\]\([^)]*\)|<[^>]*>|(?:[A-Za-z\u00C0-\u024F]|§+[ \u00A0]?[0-9]|\+[0-9]|[0-9]+(?= [0-9]))(?:[A-Za-z\u00C0-\u024F0-9 \u00A0.,:/@_+§'’&-]*[A-Za-z\u00C0-\u024F0-9])?")]
    private static partial Regex Fragment();
}
