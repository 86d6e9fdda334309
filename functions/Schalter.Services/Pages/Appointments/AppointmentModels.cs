using NodaTime;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Free;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Appointments.Waiting;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Pages.Appointments;

/// <summary>Reference and key of a booking or of an entry of the waiting list: they travel as form fields, never in an address.</summary>
public sealed record VisitAccess(string Reference, string AccessKey);

/// <summary>Services that people can book.</summary>
/// <param name="ApiBase">Address of the API without a slash at its end: <c>/api</c>.</param>
public sealed record ServicesPage(string Language, string ApiBase, IReadOnlyList<Schedule> Services);

/// <summary>Free days, or the free times of one: for a new booking, or for one that gets another time.</summary>
/// <param name="Times">All that are free.</param>
/// <param name="Date">The day to show; null shows the days.</param>
/// <param name="Request">Names the hold that this page will ask for: sent twice it is one (see <see cref="HoldRequests"/>).</param>
public sealed record TimesPage(string Language, string ApiBase, FreeTimes Times, LocalDate? Date, string Request)
{
    /// <summary>Draws whose days are over by then are not shown.</summary>
    public DateOnly Today { get; init; }

    /// <summary>What the person has typed so far. Nothing is stored before there is a booking, so pages carry it along.</summary>
    public Answers Typed { get; init; } = Answers.None;

    /// <summary>The booking that gets another time; null for a new one.</summary>
    public VisitAccess? Moving { get; init; }

    /// <summary>Why the last step did not succeed.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The code against machines as typed; null when it is not known, or used up.</summary>
    public string? Code { get; init; }

    /// <summary>Whether a code has been sent by mail just now.</summary>
    public bool IsCodeSent { get; init; }

    /// <summary>The time chosen in a step that did not succeed; null when none was.</summary>
    public string? Slot { get; init; }
}

/// <summary>Who comes? Asked while the place is held.</summary>
/// <param name="Values">As typed; they are shown again.</param>
public sealed record BookPage(string Language, string ApiBase, Schedule Schedule, HeldPlace Held, Answers Values, Refusal? Refusal = null);

/// <summary>The receipt of a booking.</summary>
/// <param name="Place">With its booking.</param>
public sealed record BookedPage(string Language, string ApiBase, Place Place, string AccessKey);

/// <summary>An appointment, for who has its key.</summary>
/// <param name="AccessKey">Null for who has only the code that confirms it: then nothing else can be done.</param>
/// <param name="Schedule">Null when the service is no longer offered.</param>
public sealed record AppointmentPage(string Language, string ApiBase, Place Place, string? AccessKey, Schedule? Schedule, Instant Now)
{
    /// <summary>What has just been done: <c>moved</c>, <c>confirmed</c>.</summary>
    public string? Done { get; init; }

    /// <summary>Why it was not done.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The code as a mail's link brought it, or as it was typed.</summary>
    public string? Code { get; init; }

    public bool IsCodeWrong { get; init; }
}

/// <summary>Asks once more before an appointment is given back.</summary>
public sealed record CancelPage(string Language, string ApiBase, Place Place, string AccessKey);

/// <summary>An appointment that is no more; its entry can be taken out of the person's calendar.</summary>
public sealed record CancelledPage(string Language, string ApiBase, VisitAccess Access);

/// <summary>Who waits, and on which days could they come?</summary>
/// <param name="Days">How long an entry is kept at most.</param>
public sealed record JoinPage(string Language, string ApiBase, Schedule Schedule, Answers Values, int Days, Refusal? Refusal = null);

/// <summary>An entry of a waiting list, for who has its key.</summary>
public sealed record WaitingPage(string Language, string ApiBase, WaitingView Waiting, string AccessKey)
{
    /// <summary>Whether it was made just now: then the page is the receipt.</summary>
    public bool IsNew { get; init; }

    public Refusal? Refusal { get; init; }
}

/// <summary>What reference and key are asked for.</summary>
public enum VisitKind
{
    Appointment, Offer,
}

/// <summary>Asks for reference and key.</summary>
/// <param name="Failed">Whether the last try named nothing.</param>
public sealed record VisitLoginPage(VisitKind Kind, string Language, string ApiBase, string? Reference = null, bool Failed = false);
