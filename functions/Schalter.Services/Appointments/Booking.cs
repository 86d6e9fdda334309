using System.Text.Json.Serialization;

namespace Schalter.Services.Appointments;

/// <summary>Who comes, and what became of it; it lies in the row of its place.</summary>
/// <param name="Id">Reference of the booking, derived from its hold: a repeat meets itself.</param>
/// <param name="Person">Keyed hash of the person (see <see cref="Bookings.PersonKey"/>).</param>
/// <param name="Sequence">Number of its last event.</param>
public sealed record Booking(string Id, string Person, BookingStatus Status, int Sequence)
{
    public string FamilyName { get; init; } = string.Empty;

    /// <summary>Null for people with a single name.</summary>
    public string? GivenNames { get; init; }

    public string Email { get; init; } = string.Empty;

    /// <summary>The case it belongs to, where the service asks for one.</summary>
    public string? CaseReference { get; init; }

    /// <summary>Language of mails.</summary>
    public string Language { get; init; } = "de";

    /// <summary>The office took the counter away; the person shall choose another time.</summary>
    public bool NeedsMoving { get; init; }

    /// <summary>The office booked it although somebody of the same name and birth date has an appointment.</summary>
    public bool IsOverride { get; init; }

    /// <summary>Whether the person is expected.</summary>
    [JsonIgnore]
    public bool IsLive => Status is BookingStatus.Confirmed;
}

[JsonConverter(typeof(JsonStringEnumConverter<BookingStatus>))]
public enum BookingStatus
{
    Confirmed, Attended, Missed,
}
