using System.Text.Json.Serialization;
using Schalter.Services.Appointments.Offers;

namespace Schalter.Services.Emergencies;

/// <summary>Somebody whose document has expired or is about to, and who waits for a place; what was sent in lies in the case of the same reference.</summary>
/// <param name="Id">Reference of the case.</param>
/// <param name="Person">Keyed hash of the person.</param>
/// <param name="ValidUntil">Last day of the document: it decides the order.</param>
/// <param name="RegisteredAt">When the registration was received.</param>
/// <param name="KeepUntil">By this day it ends, whatever has become of it: the case is deleted then.</param>
/// <param name="Sequence">Number of its last event.</param>
public sealed record EmergencyEntry(
    string Id, string Service, EmergencyStatus Status, string Person, DateOnly ValidUntil, DateTimeOffset RegisteredAt, string Language, DateOnly KeepUntil,
    int Sequence)
    : IInLine
{
    /// <summary>What a booking asks for.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether a guide or another person registered, with the consent of whom it is about.</summary>
    public bool IsByAnother { get; init; }

    /// <summary>Decides between those who are alike in everything else (see <see cref="UrgencyOrder"/>).</summary>
    public uint Lot { get; init; }

    /// <summary>Numbers of the accepted documents; null while the proof is being checked or is not good enough.</summary>
    public IReadOnlyList<int>? Proofs { get; init; }

    public Offer? Offer { get; init; }

    public string? Booking { get; init; }

    /// <summary>How often the office could not keep an appointment that it had, and it waited again.</summary>
    public int Returns { get; init; }

    /// <summary>Why it was rejected; its text is <c>emergencies.reason.{Reason}</c>.</summary>
    public string? Reason { get; init; }

    public DateOnly? EndedOn { get; init; }

    /// <summary>ETag of the row; null while it is not stored.</summary>
    [JsonIgnore]
    public string? Version { get; init; }

    [JsonIgnore]
    public bool IsLive => Status <= EmergencyStatus.Confirmed;

    /// <summary>Whether it is the person's one registration that counts.</summary>
    [JsonIgnore]
    public bool Counts => IsLive && Status != EmergencyStatus.Registered;

    [JsonIgnore]
    public bool IsBack => Status == EmergencyStatus.Checked && Returns > 0;

    /// <summary>Somebody who is back may be offered the same place again: as another one, since that booking has been called off for good.</summary>
    [JsonIgnore]
    public Offeree Offeree => new(Id, Service, Answers, Language, RegisteredAt.AddTicks(Returns));
}

/// <summary>In the order in which they follow each other; behind <see cref="Confirmed"/> it has ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EmergencyStatus>))]
public enum EmergencyStatus
{
    /// <summary>The code that was mailed has not been entered yet.</summary>
    Registered,

    /// <summary>The proof is missing or being checked.</summary>
    Verified,

    /// <summary>Waits for its turn.</summary>
    Checked, Offered, Confirmed, Attended, Missed, Declined, Expired, Rejected,
}
