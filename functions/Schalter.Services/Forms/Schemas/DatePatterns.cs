using System.Globalization;

namespace Schalter.Services.Forms.Schemas;

/// <summary>
/// Dates and their bounds as regular expressions: ISO dates compare as texts do, and patterns are all that a plain schema has. Only what
/// every dialect reads alike is used (JSON Schema core, section 6.4).
/// </summary>
internal static class DatePatterns
{
    /// <summary>A day of the calendar, leap years included.</summary>
    public const string Day = "^" + Whole + "$";

    /// <summary>A day, month or year.</summary>
    public const string Partial = "^([0-9]{4}|[0-9]{4}-(0[1-9]|1[0-2])|" + Whole + ")$";

    private const string Whole =
        "([0-9]{4}-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|[0-9]{4}-(0[469]|11)-(0[1-9]|[12][0-9]|30)|[0-9]{4}-02-(0[1-9]|1[0-9]|2[0-8])"
        + "|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)";

    /// <summary>This day or later; of a month or year, if its last day is.</summary>
    public static string NotBefore(DateOnly day) => Compared(day, digit => digit == '9' ? null : Class((char)(digit + 1), '9'));

    /// <summary>This day or earlier; of a month or year, if its first day is.</summary>
    public static string NotAfter(DateOnly day) => Compared(day, digit => digit == '0' ? null : Class('0', (char)(digit - 1)));

    /// <summary>Equal up to some digit, then beyond; or equal as far as it goes.</summary>
    private static string Compared(DateOnly day, Func<char, string?> beyond)
    {
        var iso = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var alternatives = Enumerable.Range(0, iso.Length)
            .Where(i => iso[i] != '-' && beyond(iso[i]) is not null)
            .Select(i => iso[..i] + beyond(iso[i]) + Rest(i + 1));
        return $"^({string.Join('|', alternatives)}|{iso[..4]}(-{iso[5..7]}(-{iso[8..]})?)?)$";
    }

    /// <summary>What may follow the first <paramref name="length"/> characters of a date.</summary>
    private static string Rest(int length) => length switch
    {
        <= 4 => Digits(4 - length) + "(-[0-9]{2}(-[0-9]{2})?)?",
        <= 7 => Digits(7 - length) + "(-[0-9]{2})?",
        _ => Digits(10 - length),
    };

    private static string Digits(int count) => count switch
    {
        0 => string.Empty,
        1 => "[0-9]",
        _ => string.Create(CultureInfo.InvariantCulture, $"[0-9]{{{count}}}"),
    };

    private static string Class(char from, char to) => from == to ? $"{from}" : $"[{from}-{to}]";
}
