using System.Globalization;
using System.Text.RegularExpressions;

namespace Schalter.Services.Feedback;

/// <summary>A calendar week (ISO 8601), Monday to Sunday: <c>2026-W48</c>.</summary>
public readonly partial record struct Week(int Year, int Number)
{
    public DateOnly First => DateOnly.FromDateTime(ISOWeek.ToDateTime(Year, Number, DayOfWeek.Monday));

    public DateOnly Last => First.AddDays(6);

    public Week Before => Of(First.AddDays(-7));

    public static Week Of(DateOnly day)
    {
        var date = day.ToDateTime(TimeOnly.MinValue);
        return new(ISOWeek.GetYear(date), ISOWeek.GetWeekOfYear(date));
    }

    /// <summary>Null when there is no such week.</summary>
    public static Week? Parse(string text) => Name().Match(text) is { Success: true } match
        && int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture) is >= 2000 and var year
        && int.Parse(match.Groups["week"].Value, CultureInfo.InvariantCulture) is >= 1 and var week && week <= ISOWeek.GetWeeksInYear(year)
            ? new(year, week)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-W{Number:00}");

    [GeneratedRegex(@"^(?<year>\d{4})-W(?<week>\d{2})\z")]
    private static partial Regex Name();
}
