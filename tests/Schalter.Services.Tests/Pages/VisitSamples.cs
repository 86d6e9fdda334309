using NodaTime;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Free;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Appointments.Waiting;
using Schalter.Services.Content;
using Schalter.Services.Forms;
using Schalter.Services.Pages.Appointments;
using Schalter.Services.Platform;

namespace Schalter.Services.Tests.Pages;

/// <summary>Every page about appointments once, with people's input as hostile as it comes.</summary>
internal static class VisitSamples
{
    private const string Api = "/api";

    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 11, 0);
    private static readonly ScheduleCatalogue Schedules =
        ScheduleCatalogue.Load(ContentFiles.Read(Path.Combine(AppContext.BaseDirectory, "content")), PageSamples.Texts);

    public static AppointmentRenderer Renderer { get; } = new(PageSamples.Texts);

    /// <summary>Asks for a document number.</summary>
    public static Schedule Service { get; } = Schedules.Find("declaration-of-commitment")!;

    /// <summary>Asks for a proof, has two locations.</summary>
    public static Schedule Protected { get; } = Schedules.Find("servicepoint")!;

    public static Answers Typed { get; } = new(new Dictionary<string, IReadOnlyList<string>>
    {
        ["person.familyName"] = [PageSamples.Hostile],
        ["person.dateOfBirth"] = ["31.02.1990"],
        ["email"] = ["a@example.org"],
    });

    private static VisitAccess Access => new("4F4K-TRTX-CKGC", PageSamples.Key);

    public static Dictionary<string, string> All(string language) => new(StringComparer.Ordinal)
    {
        ["services"] = Renderer.Services(new(language, Api, [.. Schedules.Bookable])),
        ["days"] = Renderer.Times(Times(Service, language)),
        ["days-none"] = Renderer.Times(new(language, Api, new(Service, []), null, "r")),
        ["times-code"] = Renderer.Times(Times(Protected, language) with { Date = Day, Refusal = new("challenge-used", 409), Code = PageSamples.Hostile, Typed = Typed }),
        ["times-moving"] = Renderer.Times(Times(Service, language) with { Date = Day, Moving = Access, Refusal = new("none-free", 409) }),
        ["book"] = Renderer.Book(new(language, Api, Service, new("hold", Booked(BookingStatus.Confirmed), Now), Typed, Wrong)),
        ["book-twice"] = Renderer.Book(new(language, Api, Service, new("hold", Booked(BookingStatus.Confirmed), Now), Typed, new("already-booked", 409))),
        ["booked"] = Renderer.Booked(new(language, Api, Booked(BookingStatus.Unconfirmed), PageSamples.Key)),
        ["appointment"] = Renderer.Appointment(Appointment(language, BookingStatus.Unconfirmed) with { Code = PageSamples.Hostile, IsCodeWrong = true }),
        ["appointment-late"] = Renderer.Appointment(Appointment(language, BookingStatus.Attended) with { Refusal = new("change-too-late", 409), Done = "moved" }),
        ["cancel"] = Renderer.Cancel(new(language, Api, Booked(BookingStatus.Confirmed), PageSamples.Key)),
        ["cancelled"] = Renderer.Cancelled(new(language, Api, Access)),
        ["join"] = Renderer.Join(new(language, Api, Service, Typed, 60, Wrong)),
        ["waiting"] = Renderer.Waiting(new(language, Api, Waiting(WaitingStatus.Offered), PageSamples.Key)),
        ["waiting-new"] = Renderer.Waiting(new(language, Api, Waiting(WaitingStatus.Entered), PageSamples.Key) { IsNew = true }),
        ["visit-login"] = Renderer.Login(new(VisitKind.Appointment, language, Api, PageSamples.Hostile, Failed: true)),
    };

    public static LocalDate Day { get; } = new(2026, 12, 1);

    public static TimesPage Times(Schedule schedule, string language) => new(
        language, Api, new(schedule, [.. schedule.Locations.SelectMany(l => (FreeSlot[])[Slot(schedule, l, 8), Slot(schedule, l, 9)])]), null, "request");

    public static AppointmentPage Appointment(string language, BookingStatus status) =>
        new(language, Api, Booked(status), PageSamples.Key, Service, Now);

    public static Place Booked(BookingStatus status)
    {
        var key = new PlaceKey(new(Service.Id, Day), Instant.FromUtc(2026, 12, 1, 7, 30), Service.Locations[0], 1);
        return new(key, key.Start + Duration.FromMinutes(30), PlaceState.Booked)
        {
            Booking = new("4F4K-TRTX-CKGC", "person", status, 1) { ConfirmBy = status == BookingStatus.Unconfirmed ? Now.ToDateTimeOffset() : null },
        };
    }

    private static Refusal Wrong =>
        new("answers-invalid", 422, new FieldError("person.dateOfBirth", "partial-date-invalid"), new FieldError(PageSamples.Hostile, "unknown-field"));

    private static FreeSlot Slot(Schedule schedule, string location, int hour)
    {
        var start = Instant.FromUtc(2026, 12, 1, hour, 0);
        var key = new PlaceKey(new(schedule.Id, Day), start, location, 1);
        return new(key.Slot, Day, start, start + schedule.SlotLength, location, 2);
    }

    private static WaitingView Waiting(WaitingStatus status) => new(
        new("4F4K-TRTX-CKGC", Service.Id, status, new Dictionary<string, string>(), "de", Now.ToDateTimeOffset(), 1)
        {
            Offer = status == WaitingStatus.Offered ? new(Booked(BookingStatus.Confirmed).Key.Path, Now.ToDateTimeOffset()) : null,
        },
        7);
}
