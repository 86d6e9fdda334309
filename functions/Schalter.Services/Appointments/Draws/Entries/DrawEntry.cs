using System.Text.Json.Serialization;
using Schalter.Services.Appointments.Offers;

namespace Schalter.Services.Appointments.Draws.Entries;

/// <summary>Somebody who takes part in a draw.</summary>
/// <param name="Id">Reference, derived from draw and person: nobody is on the list twice.</param>
/// <param name="Answers">What a booking asks for, as given.</param>
/// <param name="Days">Days that suit (ISO 8601), the best first; none: any.</param>
/// <param name="Sequence">Number of its last event.</param>
public sealed record DrawEntry(
    string Id, string Service, string Draw, DrawEntryStatus Status, IReadOnlyDictionary<string, string> Answers, IReadOnlyList<string> Days, string Language,
    DateTimeOffset EnteredAt, int Sequence)
    : IInLine
{
    public Offer? Offer { get; init; }

    /// <summary>The booking that came of it.</summary>
    public string? Booking { get; init; }

    /// <summary>ETag of the row; null while it is not stored.</summary>
    [JsonIgnore]
    public string? Version { get; init; }

    [JsonIgnore]
    public Offeree Offeree => new(Id, Service, Answers, Language, EnteredAt);

    /// <summary>Whether it still takes part or has an offer.</summary>
    [JsonIgnore]
    public bool IsLive => Status is DrawEntryStatus.Entered or DrawEntryStatus.NotDrawn or DrawEntryStatus.Offered;
}

[JsonConverter(typeof(JsonStringEnumConverter<DrawEntryStatus>))]
public enum DrawEntryStatus
{
    Entered,

    /// <summary>No place was left for them in the draw; what others do not take may still be offered.</summary>
    NotDrawn,
    Offered, Accepted, Declined, Expired,
}
