using NodaTime;
using NodaTime.Text;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Free;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Appointments;

/// <param name="Asks">What a booking must have beside a person and an e-mail address; <c>proofOfWork</c> is asked of the hold before it.</param>
public sealed record ServiceView(
    string Id, string Title, string Description, IReadOnlyList<LocationView> Locations, int SlotMinutes, IReadOnlyList<string> Asks, string DaysUrl);

public sealed record LocationView(string Id, string Name);

/// <param name="Places">How many can still come on that day.</param>
public sealed record DayView(string Date, int Places, string SlotsUrl);

/// <param name="Start">With the offset of the office's clock.</param>
public sealed record SlotView(string Slot, string Start, string End, LocationView Location, int Places);

public sealed record HoldView(string Hold, string Slot, string Start, string End, LocationView Location, string ExpiresAt);

/// <param name="AccessKey">Only in the answer to the booking itself.</param>
public sealed record BookingView(
    string Booking, string? AccessKey, string Service, string Status, string Start, string End, LocationView Location, bool NeedsMoving, string Url);

/// <summary>Appointments as the API shows them: times of the office's clock, names in the language asked.</summary>
public sealed class AppointmentWords(Texts texts)
{
    private static readonly OffsetDateTimePattern Time = OffsetDateTimePattern.Rfc3339;

    public ServiceView Service(Schedule schedule, string language) => new(
        schedule.Id, Text(schedule.Id, "title", language), Text(schedule.Id, "description", language),
        [.. schedule.Locations.Select(l => Location(schedule.Id, l, language))], (int)schedule.SlotLength.TotalMinutes, [.. Asks(schedule.Terms)],
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
            Location(place, language), booking.NeedsMoving, $"/api/bookings/{booking.Id}");
    }

    private static IEnumerable<string> Asks(BookingTerms terms) =>
        new[] { (terms.CaseReference, BookingForm.CaseReference), (terms.DocumentNumber, BookingForm.DocumentNumber), (terms.ProofOfWork, "proofOfWork") }
            .Where(a => a.Item1).Select(a => a.Item2);

    private LocationView Location(Place place, string language) => Location(place.Key.Day.Service, place.Key.Location, language);

    private LocationView Location(string service, string location, string language) => new(location, Text(service, $"location.{location}", language));

    private string Text(string service, string key, string language) => texts.Get(language, $"appointments.{service}.{key}");

    private static string At(Instant moment) => Time.Format(moment.InZone(OfficeTime.Zone).ToOffsetDateTime());
}
