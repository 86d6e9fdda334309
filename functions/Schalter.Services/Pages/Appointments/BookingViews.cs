using NodaTime;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Forms;

namespace Schalter.Services.Pages.Appointments;

/// <summary>Who comes, ready for the template.</summary>
/// <param name="Held">Until when the place is kept.</param>
/// <param name="Other">Gives the place back and shows the other times; what was typed is kept.</param>
/// <param name="HasAppointment">The person seems to have one already: the page leads to it.</param>
internal sealed record BookView(
    string Action, string Hold, VisitView Visit, LocalizedText Held, RefusalView? Refusal, bool HasAppointment, AskedView Asked, string Other, string Appointment)
{
    public static BookView Of(BookPage page, Texts all, PageTexts texts)
    {
        var (service, addresses) = (page.Schedule.Id, new VisitAddresses(page.ApiBase, texts.Language));
        return new(
            addresses.Service(service, "bookings"),
            page.Held.Hold,
            VisitView.Of(page.Held.Place.Key, page.Held.Place.End, texts),
            texts.Find("booking.book.held", ("time", VisitTimes.Clock(page.Held.ExpiresAt))),
            page.Refusal is { Errors.Count: 0 } ? RefusalView.Of(page.Refusal, all, texts) : null,
            page.Refusal?.Code == "already-booked",
            AskedView.Of(BookingForm.Of(page.Schedule), page.Values, page.Refusal, all, texts),
            addresses.Service(service, "slots"),
            addresses.Appointment);
    }
}

/// <summary>The code from the mail, to be entered before the booking stands.</summary>
internal sealed record ConfirmView(string Action, string? AccessKey, LocalizedText Until, FieldView Code)
{
    /// <summary>Null when nothing is left to confirm.</summary>
    /// <param name="typed">As it was typed or brought by a link.</param>
    public static ConfirmView? Of(Place place, string? accessKey, string? typed, bool isWrong, VisitAddresses addresses, PageTexts texts)
    {
        if (place.Booking is not { Status: BookingStatus.Unconfirmed, ConfirmBy: { } until } booking)
        {
            return null;
        }

        var moment = Instant.FromDateTimeOffset(until);
        return new(
            addresses.Booking(booking.Id, "confirm"),
            accessKey,
            texts.Find("booking.confirm.intro", ("time", VisitTimes.Clock(moment))),
            new(
                "code", "text", texts.Find("booking.code.label"), [texts.Find("booking.confirm.hint")], isWrong ? [texts.Find("booking.confirm.wrong")] : [],
                Starred: true, Required: true, Inputs.Code, typed is null ? [] : [typed], [], [], []));
    }
}

/// <summary>A booking with what can be done about it; the receipt is the same with the key in words.</summary>
/// <param name="State">How it stands.</param>
/// <param name="Done">What has just been done.</param>
/// <param name="Fixed">Why it cannot be changed; null when it can.</param>
internal sealed record AppointmentView(
    VisitAccess Access, VisitView Visit, LocalizedText State, LocalizedText? Done, RefusalView? Refusal, bool NeedsMoving, ConfirmView? Confirm,
    bool MayMove, bool MayCancel, LocalizedText? Fixed, string Move, string Cancel, string Calendar, string Show)
{
    public bool HasKey => Access.AccessKey.Length > 0;

    public static AppointmentView Of(AppointmentPage page, Texts all, PageTexts texts)
    {
        var (booking, key) = (page.Place.Booking!, page.Place.Key);
        var addresses = new VisitAddresses(page.ApiBase, texts.Language);
        var (change, move, mayPick) = Changes(page);
        return new(
            new(booking.Id, page.AccessKey ?? string.Empty),
            VisitView.Of(key, page.Place.End, texts),
            texts.Find($"booking.state.{Submissions.SubmissionJson.Word(booking.Status)}"),
            page.Done is { } done ? texts.Find($"booking.done.{done}") : null,
            RefusalView.Of(page.Refusal, all, texts),
            booking.NeedsMoving && page.Schedule?.Mode != ScheduleMode.Urgency,
            ConfirmView.Of(page.Place, page.AccessKey, page.Code, page.IsCodeWrong, addresses, texts),
            page.AccessKey is not null && mayPick && move is null,
            page.AccessKey is not null && change is null,
            Reason(booking, change ?? move, texts),
            addresses.Service(key.Day.Service, "slots"),
            addresses.Booking(booking.Id, "cancel"),
            addresses.Booking(booking.Id, "calendar"),
            addresses.Appointment);
    }

    /// <summary>Where nobody picks a time nobody picks another one either; that needs no reason.</summary>
    private static (Platform.Refusal? Change, Platform.Refusal? Move, bool MayPick) Changes(AppointmentPage page)
    {
        var change = ChangeRules.Refused(page.Place, page.Schedule?.Terms, page.Now);
        return page.Schedule is { Mode: ScheduleMode.Calendar } schedule
            ? (change, change ?? ChangeRules.MovedTooOften(page.Place, schedule.Terms), true)
            : (change, change, false);
    }

    /// <summary>An unconfirmed one says so already.</summary>
    private static LocalizedText? Reason(Booking booking, Platform.Refusal? refusal, PageTexts texts) =>
        refusal is null || booking.Status == BookingStatus.Unconfirmed ? null
        : texts.Find($"problems.{refusal.Code}.detail", refusal.Max is { } max ? [("max", max)] : []);
}

/// <summary>The receipt of a booking.</summary>
internal sealed record BookedView(VisitAccess Access, VisitView Visit, ConfirmView? Confirm, string Calendar, string Show)
{
    public static BookedView Of(BookedPage page, PageTexts texts)
    {
        var (booking, addresses) = (page.Place.Booking!, new VisitAddresses(page.ApiBase, texts.Language));
        return new(
            new(booking.Id, page.AccessKey), VisitView.Of(page.Place.Key, page.Place.End, texts),
            ConfirmView.Of(page.Place, page.AccessKey, null, isWrong: false, addresses, texts), addresses.Booking(booking.Id, "calendar"), addresses.Appointment);
    }
}

/// <summary>Asks once more before an appointment is given back.</summary>
internal sealed record CancelView(VisitAccess Access, VisitView Visit, string Action, string Show)
{
    public static CancelView Of(CancelPage page, PageTexts texts)
    {
        var (booking, addresses) = (page.Place.Booking!.Id, new VisitAddresses(page.ApiBase, texts.Language));
        return new(new(booking, page.AccessKey), VisitView.Of(page.Place.Key, page.Place.End, texts), addresses.Booking(booking, "cancel"), addresses.Appointment);
    }
}

/// <summary>An appointment that is no more.</summary>
internal sealed record CancelledView(VisitAccess Access, string Calendar, string Services)
{
    public static CancelledView Of(CancelledPage page, PageTexts texts)
    {
        var addresses = new VisitAddresses(page.ApiBase, texts.Language);
        return new(page.Access, addresses.Booking(page.Access.Reference, "calendar"), addresses.Services);
    }
}
