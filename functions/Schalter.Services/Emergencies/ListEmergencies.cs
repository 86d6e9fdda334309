using NodaTime.Text;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Services.Emergencies;

/// <summary>The queue of a service as the office sees it.</summary>
/// <param name="Served">Those with an offer or appointment, by its time.</param>
/// <param name="Waiting">Those whose turn comes next, in that order.</param>
/// <param name="HasMore">Whether further ones wait behind them.</param>
public sealed record EmergencyLine(
    string Service, DateTimeOffset At, IReadOnlyList<EmergencyDetails> Served, IReadOnlyList<EmergencyDetails> Waiting, bool HasMore);

/// <param name="Turn">1, 2, 3 … among those who wait; null for others.</param>
/// <param name="Proofs">Where the accepted documents lie.</param>
/// <param name="IsByAnother">Registered by a guide or another person for whom it is about.</param>
public sealed record EmergencyDetails(
    string Emergency, int? Turn, string Status, string? Reason, DateOnly ValidUntil, DateTimeOffset RegisteredAt, string FamilyName, string? GivenNames,
    string DateOfBirth, string Email, string Language, bool IsByAnother, string? Start, string? Location, DateTimeOffset? OfferUntil, string? Booking,
    string Case, IReadOnlyList<string> Proofs)
{
    public static EmergencyDetails Of(EmergencyEntry entry, int? turn = null)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var place = entry.Offer is { } offer ? PlaceKey.At(offer.Place) : (PlaceKey?)null;
        var self = $"/api/office/cases/{entry.Id}";
        return new(
            entry.Id, turn, SubmissionJson.Word(entry.Status), entry.Reason, entry.ValidUntil, OfficeTime.At(entry.RegisteredAt),
            entry.Answers[BookingForm.FamilyName], entry.Answers.GetValueOrDefault(BookingForm.GivenNames), entry.Answers[BookingForm.DateOfBirth],
            entry.Answers[BookingForm.Email], entry.Language, entry.IsByAnother,
            place is { } at ? OffsetDateTimePattern.Rfc3339.Format(at.Start.InZone(OfficeTime.Zone).ToOffsetDateTime()) : null, place?.Location,
            entry.Offer is { } open ? OfficeTime.At(open.Until) : null, entry.Booking, self, [.. (entry.Proofs ?? []).Select(n => $"{self}/documents/{n}")]);
    }
}

/// <summary>Shows the queue to the office, in order and with the proofs.</summary>
public sealed class ListEmergencies(EmergencyServices services, EmergencyStore store, TimeProvider clock)
{
    /// <summary>More than any office serves in a week.</summary>
    private const int Most = 100;

    /// <param name="service">Null where there is only one.</param>
    public async Task<Answer<EmergencyLine>> HandleAsync(string? service, CancellationToken cancellationToken)
    {
        if ((service is not null ? services.Find(service) : services.All is [var only] ? only : null) is not { } schedule)
        {
            return new(new Refusal("service-unknown", 404));
        }

        var served = await EntriesAsync(
            store.ServedAsync(schedule.Id, cancellationToken),
            e => e.Status is EmergencyStatus.Offered or EmergencyStatus.Confirmed, cancellationToken);
        var waiting = await EntriesAsync(store.LineAsync(schedule.Id, cancellationToken), e => e.Status == EmergencyStatus.Checked, cancellationToken);
        return new(new EmergencyLine(
            schedule.Id, OfficeTime.At(clock.GetUtcNow()), [.. served.OrderBy(e => PlaceKey.At(e.Offer!.Place).Start).Select(e => EmergencyDetails.Of(e))],
            [.. waiting.Take(Most).Select((e, i) => EmergencyDetails.Of(e, i + 1))], waiting.Count > Most));
    }

    private async Task<List<EmergencyEntry>> EntriesAsync(
        IAsyncEnumerable<string> references, Func<EmergencyEntry, bool> which, CancellationToken cancellationToken)
    {
        var entries = new List<EmergencyEntry>();
        await foreach (var id in references.WithCancellation(cancellationToken))
        {
            if (await store.FindAsync(id, cancellationToken) is { } entry && which(entry))
            {
                entries.Add(entry);
            }

            if (entries.Count > Most)
            {
                break;
            }
        }

        return entries;
    }
}
