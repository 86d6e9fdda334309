using System.Globalization;

namespace Schalter.Services.Forms.Checking;

/// <summary>
/// A date of which day, or day and month, may be unknown (0), as in many passports. Read from <c>2026-03-31</c>, <c>1985-05</c>,
/// <c>1985</c>, <c>1985-00-00</c> and from <c>31.3.2026</c>, <c>05.1985</c>, <c>00.00.1985</c>.
/// </summary>
internal readonly record struct PartialDate(int Year, int Month, int Day)
{
    public DateOnly First => new(Year, Math.Max(Month, 1), Math.Max(Day, 1));

    public DateOnly Last => new(Year, Month == 0 ? 12 : Month, Day > 0 ? Day : DateTime.DaysInMonth(Year, Month == 0 ? 12 : Month));

    public bool IsWhole => Day > 0;

    public static PartialDate? Read(ReadOnlySpan<char> typed)
    {
        var isGerman = typed.Contains('.');
        Span<Range> parts = stackalloc Range[4];
        var count = typed.Split(parts, isGerman ? '.' : '-');
        if (count > 3)
        {
            return null;
        }

        Span<int> values = [0, 0, 0];
        for (var i = 0; i < count; i++)
        {
            var at = isGerman ? count - 1 - i : i;
            if (Number(typed[parts[at]].Trim(), i == 0 ? 4 : isGerman ? 1 : 2, i == 0 ? 4 : 2) is not { } value)
            {
                return null;
            }

            values[i] = value;
        }

        return Exists(values[0], values[1], values[2]) ? new(values[0], values[1], values[2]) : null;
    }

    public override string ToString() => this switch
    {
        { Month: 0 } => Year.ToString("0000", CultureInfo.InvariantCulture),
        { Day: 0 } => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}-{Day:00}"),
    };

    private static bool Exists(int year, int month, int day) =>
        year >= 1 && month <= 12 && (day == 0 || (month > 0 && day <= DateTime.DaysInMonth(year, month)));

    private static int? Number(ReadOnlySpan<char> digits, int least, int most) =>
        digits.Length >= least && digits.Length <= most && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
