using NodaTime;
using Schalter.Services.Forms.Reading;

namespace Schalter.Services.Appointments.Schedules;

/// <summary>Reads one schedule file (see docs/appointments.md).</summary>
internal sealed class ScheduleReader
{
    private readonly ContentJson json;
    private readonly string id;
    private readonly Duration slotLength;
    private readonly List<string> locations;

    private ScheduleReader(ContentJson json)
    {
        (this.json, id) = (json, Path.GetFileNameWithoutExtension(json.File));
        slotLength = Duration.FromMinutes(json.Required("slotMinutes").Between(1, 24 * 60));
        locations = [.. json.Required("locations").Items().Select(ScheduleValues.Id)];
    }

    /// <param name="hasText">Whether there is a German text of that key.</param>
    public static Schedule Read(ContentJson json, Func<string, bool> hasText)
    {
        json.Allow(
            "group", "slotMinutes", "locations", "hours", "seasons", "closures", "extra", "capacity", "release", "asks", "noticeMinutes",
            "changeUntilHours", "mostMoves", "mode", "form", "draws");
        var reader = new ScheduleReader(json);
        reader.RequireTexts(hasText);
        return reader.Read();
    }

    private Schedule Read()
    {
        ScheduleValues.Id(json, id);
        var seasons = Items("seasons").Select(Season).ToList();
        ScheduleValues.RefuseOverlaps(Items("seasons"), seasons, (a, b) => a.Days.Intersection(b.Days) is not null, "this season overlaps another");
        var closures = Items("closures").Select(Closure).ToList();
        var mode = json.Get("mode")?.Enum<ScheduleMode>() ?? ScheduleMode.Calendar;
        return new(
            id, ScheduleValues.Id(json.Required("group")), slotLength, locations, Hours(json.Required("hours")), seasons, closures,
            Extra(closures), [.. Items("capacity").Select(Capacity)], ReleaseReader.Read(json.Required("release")), Terms(mode))
        {
            Mode = mode,
            Form = Form(mode),
            Draws = Draws(mode),
        };
    }

    private string? Form(ScheduleMode mode) => mode == ScheduleMode.Calendar && json.Get("form") is { } place
        ? throw place.Wrong("people pick the places of this service themselves: no form leads to it")
        : mode == ScheduleMode.Urgency ? ScheduleValues.Id(json.Required("form")) : null;

    private IReadOnlyList<Draw> Draws(ScheduleMode mode) => mode == ScheduleMode.Calendar || json.Get("draws") is not { } place
        ? DrawReader.Read(Items("draws"))
        : throw place.Wrong("the places of this service are given out by urgency");

    private void RequireTexts(Func<string, bool> hasText)
    {
        IEnumerable<string> keys = ["title", "description", .. locations.Select(l => $"location.{l}")];
        if (keys.Select(k => $"appointments.{id}.{k}").FirstOrDefault(k => !hasText(k)) is { } missing)
        {
            throw json.Wrong($"there is no German text {missing}");
        }
    }

    private List<OpeningHours> Hours(ContentJson list)
    {
        var items = list.Items().SelectMany(item => OfItem(item).Select(hours => (Item: item, Hours: hours))).ToList();
        ScheduleValues.RefuseOverlaps(
            items.ConvertAll(i => i.Item), items.ConvertAll(i => i.Hours),
            (a, b) => a.Day == b.Day && a.Location == b.Location && a.Open.Overlaps(b.Open), "these hours overlap others of the same day and place");
        return items.ConvertAll(i => i.Hours);
    }

    private IEnumerable<OpeningHours> OfItem(ContentJson item)
    {
        item.Allow("days", "from", "until", "location", "counters", "breaks");
        var open = Open(item);
        var (location, counters, breaks) = (Location(item), Counters(item), Breaks(item.Get("breaks")?.Items() ?? [], open));
        var days = item.Required("days").Items();
        return (days.Count > 0 ? days : throw item.Required("days").Wrong("must name a day of the week"))
            .Select(DayOfWeek).Select(day => new OpeningHours(day, open, location, counters, breaks));
    }

    private static IsoDayOfWeek DayOfWeek(ContentJson item) => (IsoDayOfWeek)item.Enum<Weekday>();

    private static List<TimeSpanOfDay> Breaks(IReadOnlyList<ContentJson> items, TimeSpanOfDay open)
    {
        var breaks = items.Select(b => Break(b, open)).ToList();
        ScheduleValues.RefuseOverlaps(items, breaks, (a, b) => a.Overlaps(b), "this break overlaps another");
        return breaks;
    }

    private static TimeSpanOfDay Break(ContentJson item, TimeSpanOfDay open)
    {
        item.Allow("from", "until");
        var pause = ScheduleValues.Span(item);
        return open.Contains(pause) ? pause : throw item.Wrong($"the break {pause} is not within the hours {open}");
    }

    private TimeSpanOfDay Open(ContentJson item)
    {
        var open = ScheduleValues.Span(item);
        return (open.Until - open.From).ToDuration() >= slotLength ? open : throw item.Wrong($"no appointment fits between {open}");
    }

    private Season Season(ContentJson item)
    {
        item.Allow("from", "until", "hours");
        return new(ScheduleValues.Days(item), Hours(item.Required("hours")));
    }

    private Closure Closure(ContentJson item)
    {
        item.Allow("from", "until", "location");
        return new(ScheduleValues.Days(item), item.Get("location") is null ? null : Location(item));
    }

    private List<ExtraHours> Extra(IReadOnlyList<Closure> closures)
    {
        var items = Items("extra");
        var extra = items.Select(item => OfExtra(item, closures)).ToList();
        ScheduleValues.RefuseOverlaps(
            items, extra, (a, b) => a.Day == b.Day && a.Location == b.Location && a.Open.Overlaps(b.Open), "these hours overlap other extra hours");
        return extra;
    }

    private ExtraHours OfExtra(ContentJson item, IReadOnlyList<Closure> closures)
    {
        item.Allow("date", "from", "until", "location", "counters");
        var extra = new ExtraHours(ScheduleValues.Day(item.Required("date")), Open(item), Location(item), Counters(item));
        return closures.Any(c => c.Days.Contains(extra.Day) && (c.Location is null || c.Location == extra.Location))
            ? throw item.Wrong("the place is closed on that day")
            : extra;
    }

    private CapacityChange Capacity(ContentJson item)
    {
        item.Allow("from", "until", "fromTime", "untilTime", "location", "counters");
        var during = item.Get("fromTime") is null && item.Get("untilTime") is null
            ? (TimeSpanOfDay?)null
            : ScheduleValues.Span(item, "fromTime", "untilTime");
        return new(ScheduleValues.Days(item), during, item.Get("location") is null ? null : Location(item), item.Required("counters").Between(0, 99));
    }

    /// <summary>A place that was allotted cannot be exchanged for one that is another's turn.</summary>
    private BookingTerms Terms(ScheduleMode mode)
    {
        var asks = json.Get("asks");
        asks?.Allow("caseReference", "documentNumber", "mailConfirmation", "proofOfWork");
        bool Asks(string name) => asks?.Get(name)?.Bool() ?? false;
        return new(
            Asks("caseReference"), Asks("documentNumber"), Asks("mailConfirmation"),
            Duration.FromMinutes(json.Get("noticeMinutes")?.Between(0, 60 * 24 * 30) ?? 60),
            Duration.FromHours(json.Get("changeUntilHours")?.Between(0, 24 * 30) ?? 2),
            mode == ScheduleMode.Calendar ? json.Get("mostMoves")?.Between(0, 99) ?? 3 : 0)
        {
            ProofOfWork = Asks("proofOfWork"),
        };
    }

    private string Location(ContentJson item)
    {
        var place = item.Get("location");
        var name = place?.String() ?? (locations.Count == 1 ? locations[0] : throw item.Wrong("there are several locations: say which"));
        return locations.Contains(name) ? name : throw (place ?? item).Wrong($"unknown location; known: {string.Join(", ", locations)}");
    }

    private static int Counters(ContentJson item) => item.Required("counters").Between(1, 99);

    private IReadOnlyList<ContentJson> Items(string name) => json.Get(name)?.Items() ?? [];
}
