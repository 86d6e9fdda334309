using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Free;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Forms;
using Schalter.Services.Pages.Draws;
using Schalter.Services.Pages.Site;

namespace Schalter.Services.Pages.Appointments;

/// <summary>Choosing a day, then a time, ready for the template.</summary>
/// <param name="IsKept">Whether something about the person is carried along.</param>
/// <param name="Code">Null where there is nothing to prove, or no time to take with it.</param>
/// <param name="Take">The times offered; null when there is none.</param>
/// <param name="None">Said when nothing is free.</param>
/// <param name="Release">How many days ahead places appear; not at what time, as nobody shall watch the clock.</param>
/// <param name="Draws">Where lots decide instead; none for whoever has a booking.</param>
/// <param name="Waitlist">Address of the waiting list; null for whoever has a booking.</param>
/// <param name="Back">Leads back to the booking that gets another time.</param>
internal sealed record TimesView(
    LocalizedText Title, LocalizedText Service, LocalizedText About, IReadOnlyList<ErrorView> Errors, RefusalView? Refusal, bool IsKept, CodeView? Code, TakeView? Take, DaysView Days,
    LocalizedText? None, LocalizedText Release, IReadOnlyList<SiteLink> Draws, string? Waitlist, BackView? Back)
{
    /// <summary>Whether a day is chosen.</summary>
    public required bool IsDay { get; init; }

    public static TimesView Of(TimesPage page, Texts all, PageTexts texts)
    {
        var (schedule, addresses) = (page.Times.Schedule, new VisitAddresses(page.ApiBase, texts.Language));
        var steps = new TimeSteps(page, addresses, texts);
        var code = page.Moving is null && schedule.Terms.ProofOfWork && steps.Offered.Count > 0 ? CodeView.Of(page, addresses, all, texts) : null;
        return new(
            Heading(page, texts),
            texts.Find($"appointments.{schedule.Id}.title"),
            texts.Find($"appointments.{schedule.Id}.description"),
            code?.Errors ?? [],
            code is { Errors.Count: > 0 } ? null : RefusalView.Of(page.Refusal, all, texts),
            page.Moving is null && page.Typed.Values.Keys.Any(k => k != BookingForm.Email),
            code,
            steps.Take(),
            steps.Days(),
            Missing(page, steps, texts),
            Ahead(schedule, texts),
            page.Moving is null ? DrawLinks.Of(schedule, page.ApiBase, page.Today, texts) : [],
            page.Moving is null ? addresses.Service(schedule.Id, "waitlist") : null,
            page.Moving is { } moving ? new(addresses.Appointment, moving) : null)
        {
            IsDay = page.Date is not null,
        };
    }

    private static LocalizedText Ahead(Schedule schedule, PageTexts texts)
    {
        var ahead = schedule.Release.Select(t => t.DaysAhead).Distinct().Select(d => texts.Get("booking.times.ahead", ("count", d.ToString(texts.Culture)))).ToList();
        var some = ahead.SkipLast(1).DefaultIfEmpty().Aggregate((all, next) => texts.Get("booking.times.ahead-more", ("some", all!), ("next", next!)));
        return texts.Find("booking.times.release", ("days", some is null ? ahead[^1] : texts.Get("booking.times.ahead-last", ("some", some), ("next", ahead[^1]))));
    }

    private static LocalizedText Heading(TimesPage page, PageTexts texts) => page switch
    {
        { Date: { } day } => texts.Find("booking.times.day-title", ("date", VisitTimes.Day(day, texts))),
        { Moving: not null } => texts.Find("booking.times.move-title"),
        _ => texts.Find("booking.times.title"),
    };

    private static LocalizedText? Missing(TimesPage page, TimeSteps steps, PageTexts texts) =>
        page.Times.Slots.Count == 0 ? texts.Find("booking.times.none")
        : steps.Offered.Count == 0 ? texts.Find("booking.times.none-day")
        : null;
}

/// <summary>Leads back to a booking or an entry.</summary>
internal sealed record BackView(string Action, VisitAccess Access);

/// <summary>What can be chosen, and where the choice goes.</summary>
internal sealed class TimeSteps(TimesPage page, VisitAddresses addresses, PageTexts texts)
{
    private const string SlotField = "slot";
    private static readonly InputView Plain = new("text", null, null, IsCode: false);

    private readonly string service = page.Times.Schedule.Id;

    /// <summary>The times of the day; as long as none is chosen the earliest of all.</summary>
    public IReadOnlyList<FreeSlot> Offered { get; } =
        [.. page.Date is { } day ? page.Times.Slots.Where(s => s.Date == day) : page.Times.Slots.Take(1)];

    public TakeView? Take()
    {
        if (Offered.Count == 0)
        {
            return null;
        }

        var first = Offered[0];
        var action = page.Moving is { } moving ? addresses.Booking(moving.Reference, "move") : addresses.Service(service, "holds");
        List<HiddenView> hidden = [new("date", VisitTimes.Iso(first.Date)), .. Carried()];
        return page.Date is null
            ? new(action, [.. hidden, new(SlotField, first.Slot)], First(first), [])
            : new(action, hidden, null, [Any(), .. Offered.GroupBy(s => s.Location).Select((g, i) => AtPlace(g.Key, g, i))]);
    }

    /// <summary>Links, as long as an address may say it all; buttons of a form once there is something that no address may hold.</summary>
    public DaysView Days()
    {
        var address = addresses.Service(service, "slots");
        var isPrivate = page.Moving is not null || page.Typed.Values.Count > 0 || page.Code is not null;
        return new(
            isPrivate ? address : null,
            [.. Carried(), .. page.Code is { } code ? [new("proof", code)] : (HiddenView[])[]],
            [.. page.Times.Slots.GroupBy(s => s.Date).Where(g => g.Key != page.Date).Select(g => new DayView(
                VisitTimes.Iso(g.Key), $"{address}&date={VisitTimes.Iso(g.Key)}", VisitTimes.Day(g.Key, texts),
                texts.Find("booking.times.places", ("count", Number(g.Sum(s => s.Places))))))]);
    }

    private IReadOnlyList<HiddenView> Carried() => page.Moving is { } moving
        ? [new("booking", moving.Reference), new("accessKey", moving.AccessKey)]
        : [new("request", page.Request), .. HiddenView.Of(page.Typed)];

    private LocalizedText First(FreeSlot slot) => texts.Find(
        "booking.times.first-is", ("date", VisitTimes.Day(slot.Date, texts)), ("start", VisitTimes.Clock(slot.Start)), ("place", Place(slot.Location).Value));

    private FieldView Any() => Choices(texts.Find("booking.times.when"), [new(string.Empty, texts.Find("booking.times.any"), null, null, "slot-any", Selected: false)]);

    private FieldView AtPlace(string location, IEnumerable<FreeSlot> slots, int number) => Choices(
        Place(location), [.. slots.Select((s, i) => new ChoiceView(s.Slot, Words(s), null, null, $"slot-{Number(number)}-{Number(i)}", s.Slot == page.Slot))]);

    private LocalizedText Words(FreeSlot slot) => texts.Find(
        "booking.times.slot", ("start", VisitTimes.Clock(slot.Start)), ("end", VisitTimes.Clock(slot.End)), ("count", Number(slot.Places)));

    private static FieldView Choices(LocalizedText label, IReadOnlyList<ChoiceView> choices) =>
        new(SlotField, "radios", label, [], [], Starred: false, Required: true, Plain, [], choices, [], []);

    private LocalizedText Place(string location) => texts.Find($"appointments.{service}.location.{location}");

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <param name="First">The earliest time in words, when no day is chosen yet.</param>
/// <param name="Groups">Times of the day by location.</param>
internal sealed record TakeView(string Action, IReadOnlyList<HiddenView> Hidden, LocalizedText? First, IReadOnlyList<FieldView> Groups);

/// <param name="Action">Where buttons send the day; null for links.</param>
internal sealed record DaysView(string? Action, IReadOnlyList<HiddenView> Hidden, IReadOnlyList<DayView> List);

internal sealed record DayView(string Value, string Address, string Label, LocalizedText Places);
