using NodaTime;
using NodaTime.Text;
using Schalter.Services.Forms.Reading;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Schedules;

/// <summary>Reads the draws of a service.</summary>
internal static class DrawReader
{
    private const int LongestDays = 92;
    private static readonly LocalDateTimePattern Time = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH':'mm");

    /// <summary>Who wants to check the draw must be able to note the list of entries before the seed is known.</summary>
    private static readonly TimeSpan ShortestLook = TimeSpan.FromMinutes(15);

    public static IReadOnlyList<Draw> Read(IReadOnlyList<ContentJson> items)
    {
        var draws = items.Select(Draw).ToList();
        ScheduleValues.RefuseOverlaps(items, draws, (a, b) => a.Overlaps(b), "another draw gives out places of these days");
        ScheduleValues.RefuseOverlaps(items, draws, (a, b) => a.Id == b.Id, "another draw has this id");
        return draws;
    }

    private static Draw Draw(ContentJson item)
    {
        item.Allow("id", "entriesFrom", "entriesUntil", "drawAt", "placesFrom", "placesUntil", "offerHours");
        var (from, until, drawAt) = (Moment(item.Required("entriesFrom")), Moment(item.Required("entriesUntil")), Moment(item.Required("drawAt")));
        var (first, last) = (ScheduleValues.Day(item.Required("placesFrom")), ScheduleValues.Day(item.Required("placesUntil")));
        return until <= from ? throw item.Required("entriesUntil").Wrong("must be later than entriesFrom")
            : drawAt - until < ShortestLook ? throw item.Required("drawAt").Wrong($"must be at least {ShortestLook.TotalMinutes:0} minutes after entriesUntil")
            : first.ToDateOnly() <= OfficeTime.Day(drawAt) ? throw item.Required("placesFrom").Wrong("must be a day after that of drawAt")
            : last < first || Period.DaysBetween(first, last) >= LongestDays ? throw item.Required("placesUntil").Wrong($"must be 0 to {LongestDays - 1} days after placesFrom")
            : new(
                ScheduleValues.Id(item.Required("id")), from, until, drawAt, first.ToDateOnly(), last.ToDateOnly(),
                item.Get("offerHours")?.Between(2, 7 * 24) ?? 48);
    }

    /// <summary>A time that the clock skips is the moment of the skip; one that it has twice is the first.</summary>
    private static DateTimeOffset Moment(ContentJson place) => Time.Parse(place.String()) is { Success: true } time
        ? OfficeTime.Zone.AtLeniently(time.Value).ToDateTimeOffset()
        : throw place.Wrong("must be a day and time such as 2027-01-11T08:00");
}
