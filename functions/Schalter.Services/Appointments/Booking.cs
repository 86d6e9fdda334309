using System.Text.Json.Serialization;

namespace Schalter.Services.Appointments;

/// <summary>Who comes, and what became of it; it lies in the row of its place.</summary>
/// <param name="Id">Reference of the booking, derived from its hold: a repeat meets itself.</param>
/// <param name="Person">Keyed hash of the person (see <see cref="Bookings.PersonKey"/>).</param>
/// <param name="Sequence">Number of its last event.</param>
public sealed record Booking(string Id, string Person, BookingStatus Status, int Sequence)
{
    /// <summary>By which the person was known under other secrets; only while it is being made.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> OtherKeys { get; init; } = [];

    public string FamilyName { get; init; } = string.Empty;

    /// <summary>Null for people with a single name.</summary>
    public string? GivenNames { get; init; }

    /// <summary>As given, perhaps in part; at the counter it shows whether the one who comes is the one who booked.</summary>
    public string? DateOfBirth { get; init; }

    /// <inheritdoc cref="DateOfBirth"/>
    public string? DocumentNumber { get; init; }

    public string Email { get; init; } = string.Empty;

    /// <summary>The case it belongs to, where the service asks for one.</summary>
    public string? CaseReference { get; init; }

    /// <summary>Language of mails.</summary>
    public string Language { get; init; } = "de";

    public DateTimeOffset BookedAt { get; init; }

    /// <summary>Until then an unconfirmed one must be confirmed, or its place goes back.</summary>
    public DateTimeOffset? ConfirmBy { get; init; }

    /// <summary>How often the person chose another time.</summary>
    public int Moves { get; init; }

    /// <summary>Set while it changes places: the row of the other one decides whether it is there already.</summary>
    public PendingMove? Moving { get; init; }

    /// <summary>
    /// Path of the place it came from, until that one is given back and everything points here: as long as it stands nobody may free this
    /// place, since "not there" means that it never arrived.
    /// </summary>
    public string? ArrivedFrom { get; init; }

    public bool IsReminded { get; init; }

    /// <summary>The entry, of a waiting list or the emergency queue, whose offer it was.</summary>
    public string? WaitingEntry { get; init; }

    /// <summary>The office took the counter away; the person shall choose another time.</summary>
    public bool NeedsMoving { get; init; }

    /// <summary>The office booked it although somebody of the same name and birth date has an appointment.</summary>
    public bool IsOverride { get; init; }

    /// <summary>Whether a move has begun that is not yet at its end; it has to be settled before anything else.</summary>
    [JsonIgnore]
    public bool IsMoving => Moving is not null || ArrivedFrom is not null;

    /// <summary>Whether the person is expected.</summary>
    [JsonIgnore]
    public bool IsLive => Status is BookingStatus.Unconfirmed or BookingStatus.Confirmed;
}

/// <param name="To">Path of the place (see <see cref="PlaceKey.Path"/>).</param>
/// <param name="HoldHash">The hold on that place: whoever calls the move off gives it back first.</param>
public sealed record PendingMove(string To, string HoldHash);

[JsonConverter(typeof(JsonStringEnumConverter<BookingStatus>))]
public enum BookingStatus
{
    Unconfirmed, Confirmed, Attended, Missed,
}
