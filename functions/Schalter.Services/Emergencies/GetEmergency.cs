using NodaTime;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Services.Emergencies;

/// <summary>Where a registration stands.</summary>
/// <param name="Reference">As it was asked for.</param>
/// <param name="Entry">Null while what was sent in is being looked at.</param>
/// <param name="Ahead">How many come before it; counted up to <see cref="GetEmergency.MostAhead"/>.</param>
/// <param name="NextAllotment">When places are next given out, while it waits; null when no day is planned.</param>
public sealed record EmergencyView(string Reference, string Service, EmergencyEntry? Entry, int Ahead, Instant? NextAllotment);

/// <summary>Shows a registration to whoever has its key.</summary>
public sealed class GetEmergency(EmergencyStore store, EmergencyServices services, CaseChanges cases, GetSubmission submissions, AccessKeys keys, TimeProvider clock)
{
    public const int MostAhead = 50;

    /// <summary>A fortnight has a day with places, or none is planned.</summary>
    private const int DaysLookedAt = 14;

    internal static Refusal Unknown => new("emergency-unknown", 404);

    /// <summary>A wrong key is answered like an unknown registration.</summary>
    public async Task<Answer<EmergencyView>> HandleAsync(string emergency, string? accessKey, CancellationToken cancellationToken)
    {
        if (!ReferenceNumber.TryParse(emergency, out var reference) || !keys.Opens(reference, accessKey))
        {
            return new(Unknown);
        }

        var first = await cases.FirstReferenceAsync(reference, cancellationToken);
        if (await store.FindAsync(first, cancellationToken) is { } entry)
        {
            return new(await ViewAsync(reference.Value, entry, cancellationToken));
        }

        return await submissions.HandleAsync(emergency, accessKey, cancellationToken) is { } sent && services.Of(sent.Form) is { } service
            ? new(new EmergencyView(reference.Value, service.Id, null, 0, null))
            : new(Unknown);
    }

    public async Task<EmergencyView> ViewAsync(string reference, EmergencyEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var waits = entry.Status == EmergencyStatus.Checked;
        var ahead = waits ? await store.AheadAsync(entry, MostAhead, cancellationToken) : 0;
        return new(reference, entry.Service, entry, ahead, waits && services.Find(entry.Service) is { } schedule ? Next(schedule) : null);
    }

    private Instant? Next(Schedule schedule)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var today = now.InZone(OfficeTime.Zone).Date;
        return Enumerable.Range(0, DaysLookedAt).Select(ahead => today.PlusDays(ahead))
            .Where(day => DayPlan.Of(schedule, day, OfficeTime.Zone).Count > 0)
            .SelectMany(day => schedule.Release.Select(t => OfficeTime.Zone.AtLeniently(day.PlusDays(-t.DaysAhead) + t.Time).ToInstant()))
            .Where(moment => moment > now).Select(moment => (Instant?)moment).Min();
    }
}
