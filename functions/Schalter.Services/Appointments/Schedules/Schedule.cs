using NodaTime;

namespace Schalter.Services.Appointments.Schedules;

/// <summary>When a counter service is open and how its places are given out, as the office writes it in <c>content/schedules/{id}.json</c>.</summary>
/// <param name="Id">Stable id, also the route segment: <c>card-pickup</c>.</param>
/// <param name="Group">Services of one group count together: a person has one live booking in it.</param>
/// <param name="SlotLength">Length of one appointment.</param>
/// <param name="Locations">Where its counters stand.</param>
/// <param name="Hours">Weekly hours outside every season.</param>
/// <param name="Seasons">Times of the year with hours of their own; they do not overlap.</param>
/// <param name="Closures">Days without service, public holidays apart.</param>
/// <param name="Extra">Hours of single days beyond the weekly ones, also on a holiday or weekend.</param>
/// <param name="Capacity">Counters of single days, such as when staff is ill; the last one that covers a moment counts.</param>
/// <param name="Release">Which share of a day's places is published when; the shares make up 100.</param>
public sealed record Schedule(
    string Id,
    string Group,
    Duration SlotLength,
    IReadOnlyList<string> Locations,
    IReadOnlyList<OpeningHours> Hours,
    IReadOnlyList<Season> Seasons,
    IReadOnlyList<Closure> Closures,
    IReadOnlyList<ExtraHours> Extra,
    IReadOnlyList<CapacityChange> Capacity,
    IReadOnlyList<Tranche> Release,
    BookingTerms Terms)
{
    /// <summary>Draws that give out all places of some days; they do not overlap.</summary>
    public IReadOnlyList<Draw> Draws { get; init; } = [];

    public ScheduleMode Mode { get; init; } = ScheduleMode.Calendar;

    /// <summary>The form with which people ask for its places; only where nobody picks one.</summary>
    public string? Form { get; init; }
}

/// <summary>How people come by the places of a service.</summary>
public enum ScheduleMode
{
    /// <summary>They pick one that is free.</summary>
    Calendar,

    /// <summary>They register, and places are offered by the expiry of their document: nobody sees or picks one.</summary>
    Urgency,
}

/// <summary>Hours of a weekday, office time.</summary>
/// <param name="Counters">Appointments that can take place at once.</param>
public sealed record OpeningHours(
    IsoDayOfWeek Day, TimeSpanOfDay Open, string Location, int Counters, IReadOnlyList<TimeSpanOfDay> Breaks);

/// <summary>Days with hours of their own.</summary>
public sealed record Season(DateInterval Days, IReadOnlyList<OpeningHours> Hours);

/// <param name="Location">Null: all of them.</param>
public sealed record Closure(DateInterval Days, string? Location);

/// <summary>Hours of one day.</summary>
public sealed record ExtraHours(LocalDate Day, TimeSpanOfDay Open, string Location, int Counters);

/// <summary>Another number of counters on some days.</summary>
/// <param name="During">Null: all day.</param>
/// <param name="Location">Null: all of them.</param>
public sealed record CapacityChange(DateInterval Days, TimeSpanOfDay? During, string? Location, int Counters);

/// <summary>A share of each day's places and when it is published.</summary>
/// <param name="DaysAhead">Calendar days before the day itself.</param>
/// <param name="Time">Time of day, office time.</param>
/// <param name="Percent">Of the day's places, drawn from all over the day.</param>
/// <param name="Jitter">Each place appears at a random moment within this time after <paramref name="Time"/>: watching the clock gains nothing.</param>
public sealed record Tranche(int DaysAhead, LocalTime Time, int Percent, Duration Jitter);

/// <summary>What the service asks of people who book, and until when they may change it.</summary>
/// <param name="CaseReference">Whether the booking must name a case that this office knows.</param>
/// <param name="DocumentNumber">Whether the number of a document is asked for: it tells namesakes born on one day apart.</param>
/// <param name="MailConfirmation">Whether a booking only stands once the person has entered the code from a mail.</param>
/// <param name="Notice">Shortest time between booking and appointment.</param>
/// <param name="ChangeUntil">Shortest time before the appointment at which it can still be cancelled or moved online.</param>
/// <param name="MostMoves">How often a person may choose another time.</param>
public sealed record BookingTerms(
    bool CaseReference, bool DocumentNumber, bool MailConfirmation, Duration Notice, Duration ChangeUntil, int MostMoves)
{
    /// <summary>Whether a proof is asked of whoever wants a place kept, so that nobody takes all of them by machine.</summary>
    public bool ProofOfWork { get; init; }
}

/// <summary>From a time of day to a later one; the end no longer belongs to it.</summary>
public readonly record struct TimeSpanOfDay(LocalTime From, LocalTime Until)
{
    public bool Overlaps(TimeSpanOfDay other) => From < other.Until && other.From < Until;

    public bool Contains(TimeSpanOfDay other) => From <= other.From && other.Until <= Until;

    public override string ToString() => $"{From:HH':'mm}–{Until:HH':'mm}";
}
