using System.Globalization;

namespace Schalter.Services.Platform;

/// <summary>Numbers and keys as people type them, or copy them out of text that runs from right to left.</summary>
internal static class TypedText
{
    /// <summary>Spaces, dashes, and signs for directions and joints that nobody sees.</summary>
    public static bool IsBetween(char c) => char.GetUnicodeCategory(c) is
        UnicodeCategory.DashPunctuation or UnicodeCategory.SpaceSeparator or UnicodeCategory.Format or UnicodeCategory.Control;

    /// <summary>In capitals, with digits as they are written here.</summary>
    public static char Plain(char c) =>
        CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit ? (char)('0' + digit) : char.ToUpperInvariant(c);

    /// <summary>Without what nobody sees; dashes stay, as some keys have them.</summary>
    public static string Seen(string text) => string.Concat(text.Where(c => c == '-' || !IsBetween(c)));
}
