using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Schalter.Services.Forms.Reading;

namespace Schalter.Services.Appointments.Schedules;

/// <summary>Days, times and ids as schedule files write them.</summary>
internal static partial class ScheduleValues
{
    /// <summary>Nobody plans farther; a year mistyped would close a counter for good.</summary>
    private const int LongestDays = 366;

    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    public static LocalDate Day(ContentJson place) => LocalDatePattern.Iso.Parse(place.String()) is { Success: true } day
        ? day.Value
        : throw place.Wrong("must be a day of the calendar such as 2026-12-24");

    /// <summary>First and last day; both belong to it.</summary>
    public static DateInterval Days(ContentJson item)
    {
        var (from, until) = (Day(item.Required("from")), Day(item.Required("until")));
        return until < from ? throw item.Required("until").Wrong("must not be before from")
            : Period.DaysBetween(from, until) < LongestDays ? new(from, until)
            : throw item.Required("until").Wrong($"must be at most {LongestDays} days from the first: is the year right?");
    }

    public static LocalTime TimeOfDay(ContentJson place) => Time.Parse(place.String()) is { Success: true } time
        ? time.Value
        : throw place.Wrong("must be a time such as 08:30");

    public static TimeSpanOfDay Span(ContentJson item, string from = "from", string until = "until")
    {
        var span = new TimeSpanOfDay(TimeOfDay(item.Required(from)), TimeOfDay(item.Required(until)));
        return span.From < span.Until ? span : throw item.Required(until).Wrong("must be later than the beginning, on the same day");
    }

    public static int Between(this ContentJson place, int least, int most) => place.Int() is var value && value >= least && value <= most
        ? value
        : throw place.Wrong($"must be a number from {least} to {most}");

    public static string Id(ContentJson place) => Id(place, place.String());

    /// <summary>Ids become part of keys in tables, which take less than everything.</summary>
    public static bool IsId(string text) => IdPattern().IsMatch(text);

    public static string Id(ContentJson place, string id) => IsId(id)
        ? id
        : throw place.Wrong("ids are small letters, digits and hyphens, at most 40");

    /// <param name="items">Where each of the values stands.</param>
    public static void RefuseOverlaps<T>(IReadOnlyList<ContentJson> items, IReadOnlyList<T> values, Func<T, T, bool> overlap, string reason)
    {
        for (var i = 1; i < values.Count; i++)
        {
            if (values.Take(i).Any(earlier => overlap(earlier, values[i])))
            {
                throw items[i].Wrong(reason);
            }
        }
    }

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
