namespace Schalter.Services.Forms.Schemas;

/// <summary>How texts, e-mail addresses and phone numbers are written when nothing is left to clean.</summary>
internal static class ValuePatterns
{
    public const string Phone = "^[+]([1-35-9][0-9]{6,14}|4[0-8][0-9]{5,13}|49[1-9][0-9]{4,12})$";

    /// <summary>64 characters before the sign.</summary>
    public const string EmailLocalLength = "^[^@]{1,64}@";

    public const string Email = "^" + Atom + "([.]" + Atom + ")*@(" + Label + "[.])+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])$";

    /// <summary>Something in one line, without blanks around it.</summary>
    public const string Line = "^[^" + Never + Breaks + Blank + "]([^" + Never + Breaks + "]*[^" + Never + Breaks + Blank + "])?$";

    /// <summary>Something in one or more lines, without blanks around it.</summary>
    public const string Lines = "^[^" + Never + Breaks + Blank + "]([^" + Never + "]*[^" + Never + Breaks + Blank + "])?$";

    /// <summary>Blanks, or nothing at all.</summary>
    public const string NothingWritten = "^[\u0009-\u000D\u0085\u2028\u2029" + Blank + "]*$";

    private const string Atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private const string Label = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    /// <summary>Controls, marks that override or isolate the writing direction, noncharacters. As characters, not as escapes: not every
    /// dialect knows <c>\u</c>. A CR is left out by a canonical text, as its lines end in LF.</summary>
    private const string Never =
        "\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFDD0-\uFDEF\uFFFE\uFFFF";

    private const string Breaks = "\u0009\u000A\u2028\u2029";
    private const string Blank = "\u0020\u00A0\u1680\u2000-\u200B\u202F\u205F\u3000\uFEFF";
}
