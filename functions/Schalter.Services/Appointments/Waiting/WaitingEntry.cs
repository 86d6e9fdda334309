using System.Text.Json.Serialization;
using NodaTime;
using Schalter.Services.Appointments.Offers;

namespace Schalter.Services.Appointments.Waiting;

/// <summary>Somebody who waits for an earlier place than those that are free.</summary>
/// <param name="Id">Reference, derived from service and person: nobody waits twice.</param>
/// <param name="Answers">What a booking asks for, as given.</param>
/// <param name="Sequence">Number of its last event.</param>
public sealed record WaitingEntry(
    string Id, string Service, WaitingStatus Status, IReadOnlyDictionary<string, string> Answers, string Language, DateTimeOffset EnteredAt, int Sequence)
    : IInLine
{
    /// <summary>First and last day that suit; null for any.</summary>
    public string? From { get; init; }

    /// <inheritdoc cref="From"/>
    public string? Until { get; init; }

    public Offer? Offer { get; init; }

    /// <summary>The booking that came of it.</summary>
    public string? Booking { get; init; }

    /// <summary>What its id would be under other secrets; only while it is being made.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> FormerIds { get; init; } = [];

    /// <summary>ETag of the row; null while it is not stored.</summary>
    [JsonIgnore]
    public string? Version { get; init; }

    /// <summary>Whether it still stands in the line or has an offer.</summary>
    [JsonIgnore]
    public bool IsLive => Status is WaitingStatus.Entered or WaitingStatus.Offered;

    [JsonIgnore]
    public Offeree Offeree => new(Id, Service, Answers, Language, EnteredAt);

    public bool Suits(LocalDate day)
    {
        var date = NodaTime.Text.LocalDatePattern.Iso.Format(day);
        return (From is null || string.CompareOrdinal(From, date) <= 0) && (Until is null || string.CompareOrdinal(date, Until) <= 0);
    }
}

[JsonConverter(typeof(JsonStringEnumConverter<WaitingStatus>))]
public enum WaitingStatus
{
    Entered, Offered, Accepted, Declined, Expired,
}
