using NodaTime;
using NodaTime.Text;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Free;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Appointments.Waiting;
using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Appointments;

/// <param name="Asks">What a booking must have beside a person and an e-mail address; <c>proofOfWork</c> is asked of the hold before it.</param>
public sealed record ServiceView(
    string Id, string Title, string Description, IReadOnlyList<LocationView> Locations, int SlotMinutes, IReadOnlyList<string> Asks,
    IReadOnlyList<DrawLink> Draws, string DaysUrl);

/// <summary>Days whose places are drawn by lot: nobody can pick them.</summary>
public sealed record DrawLink(string Id, string EntriesFrom, string EntriesUntil, string PlacesFrom, string PlacesUntil, string Url);

public sealed record LocationView(string Id, string Name);

/// <param name="Places">How many can still come on that day.</param>
public sealed record DayView(string Date, int Places, string SlotsUrl);

/// <param name="Start">With the offset of the office's clock.</param>
public sealed record SlotView(string Slot, string Start, string End, LocationView Location, int Places);

public sealed record HoldView(string Hold, string Slot, string Start, string End, LocationView Location, string ExpiresAt);

/// <param name="AccessKey">Only in the answer to the booking itself.</param>
/// <param name="ConfirmBy">Until then the code from the mail must be entered; null when that is done or not asked for.</param>
public sealed record BookingView(
    string Booking, string? AccessKey, string Service, string Status, string Start, string End, LocationView Location, bool NeedsMoving, string? ConfirmBy,
    string Url);

/// <param name="Ahead">How many wait before, as a range.</param>
/// <param name="From">First and last day that suit; null for any.</param>
public sealed record WaitingEntryView(
    string Entry, string? AccessKey, string Service, string Status, string? Ahead, string? From, string? Until, OfferView? Offer, string? Booking,
    string Url);

public sealed record OfferView(string Start, LocationView Location, string Until);

/// <summary>Appointments as the API shows them: times of the office's clock, names in the language asked.</summary>
public sealed class AppointmentWords(Texts texts)
{
    private static readonly OffsetDateTimePattern Time = OffsetDateTimePattern.Rfc3339;

    /// <param name="today">Draws whose days are over are left out.</param>
    public ServiceView Service(Schedule schedule, string language, DateOnly today) => new(
        schedule.Id, Text(schedule.Id, "title", language), Text(schedule.Id, "description", language),
        [.. schedule.Locations.Select(l => Location(schedule.Id, l, language))], (int)schedule.SlotLength.TotalMinutes, [.. Asks(schedule.Terms)],
        [.. schedule.Draws.Where(d => d.PlacesUntil >= today).Select(d => Draw(schedule.Id, d))],
        $"/api/appointments/{schedule.Id}/days");

    public static IEnumerable<DayView> Days(FreeTimes times) => times.Slots.GroupBy(s => s.Date).Select(g => new DayView(
        LocalDatePattern.Iso.Format(g.Key), g.Sum(s => s.Places), $"/api/appointments/{times.Schedule.Id}/slots?date={LocalDatePattern.Iso.Format(g.Key)}"));

    public IEnumerable<SlotView> Slots(FreeTimes times, string language) => times.Slots.Select(s => new SlotView(
        s.Slot, At(s.Start), At(s.End), Location(times.Schedule.Id, s.Location, language), s.Places));

    public HoldView Hold(HeldPlace held, string language)
    {
        var (hold, place, expiresAt) = held;
        return new(hold, place.Key.Slot, At(place.Key.Start), At(place.End), Location(place, language), At(expiresAt));
    }

    public BookingView Booking(Place place, string? accessKey, string language)
    {
        var booking = place.Booking!;
        return new(
            booking.Id, accessKey, place.Key.Day.Service, SubmissionJson.Word(booking.Status), At(place.Key.Start), At(place.End),
            Location(place, language), booking.NeedsMoving, booking.ConfirmBy is { } until ? At(Instant.FromDateTimeOffset(until)) : null,
            $"/api/bookings/{booking.Id}");
    }

    public WaitingEntryView Waiting(WaitingView waiting, string? accessKey, string language)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        var entry = waiting.Entry;
        return new(
            entry.Id, accessKey, entry.Service, SubmissionJson.Word(entry.Status), entry.Status == WaitingStatus.Entered ? waiting.AheadRange : null,
            entry.From, entry.Until,
            entry is { Status: WaitingStatus.Offered, Offer: { } offer } ? Offer(entry.Service, offer, language) : null, entry.Booking,
            $"/api/waitlist/{entry.Id}");
    }

    public OfferView Offer(string service, Offer offer, string language)
    {
        var place = PlaceKey.At(offer.Place);
        return new(At(place.Start), Location(service, place.Location, language), At(Instant.FromDateTimeOffset(offer.Until)));
    }

    private static DrawLink Draw(string service, Draw draw) => new(
        draw.Id, At(Instant.FromDateTimeOffset(draw.EntriesFrom)), At(Instant.FromDateTimeOffset(draw.EntriesUntil)), draw.PlacesFrom.ToString("O", null),
        draw.PlacesUntil.ToString("O", null), $"/api/appointments/{service}/draws/{draw.Id}");

    private static IEnumerable<string> Asks(BookingTerms terms) =>
        new[]
        {
            (terms.CaseReference, BookingForm.CaseReference), (terms.DocumentNumber, BookingForm.DocumentNumber),
            (terms.MailConfirmation, "mailConfirmation"), (terms.ProofOfWork, "proofOfWork"),
        }
            .Where(a => a.Item1).Select(a => a.Item2);

    private LocationView Location(Place place, string language) => Location(place.Key.Day.Service, place.Key.Location, language);

    private LocationView Location(string service, string location, string language) => new(location, Text(service, $"location.{location}", language));

    private string Text(string service, string key, string language) => texts.Get(language, $"appointments.{service}.{key}");

    /// <summary>A moment on the office's clock.</summary>
    public static string At(Instant moment) => Time.Format(moment.InZone(OfficeTime.Zone).ToOffsetDateTime());
}
