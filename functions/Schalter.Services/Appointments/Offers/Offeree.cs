namespace Schalter.Services.Appointments.Offers;

/// <summary>Somebody for whom a place can be kept, whatever line they stand in: a waiting list or the emergency queue.</summary>
/// <param name="Id">Reference of the entry.</param>
/// <param name="Answers">What a booking asks for, as given.</param>
/// <param name="EnteredAt">Tells entries apart that had one reference after another.</param>
public sealed record Offeree(
    string Id, string Service, IReadOnlyDictionary<string, string> Answers, string Language, DateTimeOffset EnteredAt);

/// <param name="Place">Path of the place that is kept.</param>
/// <param name="Until">The answer must come before.</param>
public sealed record Offer(string Place, DateTimeOffset Until);
