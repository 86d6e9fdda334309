using System.Globalization;

namespace Schalter.Services.Forms.Checking;

/// <summary>A bound of a date field: an ISO date, or <c>today</c> with an offset in years, months or days (<c>today-120Y</c>).</summary>
internal static class DateBound
{
    private const string Today = "today";

    public static bool IsValid(string bound) => Read(bound, new DateOnly(2026, 1, 1)) is not null;

    public static DateOnly On(string bound, DateOnly today) =>
        Read(bound, today) ?? throw new ArgumentException($"no date bound: {bound}", nameof(bound));

    private static DateOnly? Read(string bound, DateOnly today)
    {
        if (!bound.StartsWith(Today, StringComparison.Ordinal))
        {
            return DateOnly.TryParseExact(bound, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
        }

        var offset = bound.AsSpan(Today.Length);
        return offset.IsEmpty ? today
            : offset.Length is >= 3 and <= 5 && offset[0] is '+' or '-'
                && int.TryParse(offset[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                    ? Moved(today, offset[0] == '-' ? -count : count, offset[^1])
                    : null;
    }

    private static DateOnly? Moved(DateOnly day, int count, char unit) => unit switch
    {
        'Y' => day.AddYears(count),
        'M' => day.AddMonths(count),
        'D' => day.AddDays(count),
        _ => null,
    };
}
