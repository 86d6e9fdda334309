using NodaTime;
using Schalter.Services.Appointments.Draws.Lots;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Privacy;

namespace Schalter.Services.Appointments.Draws;

/// <summary>Fixes rules and seed of a draw a day before anybody can enter, and publishes the seed's SHA-256.</summary>
public sealed class AnnounceDraw(DrawStore store, DrawSeed seeds, DeadlineStore deadlines, TimeProvider clock)
{
    /// <summary>Everything goes a week after the last day that was drawn for.</summary>
    private const int KeptDays = 7;

    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    /// <returns>Whether it is announced now.</returns>
    public async Task<bool> HandleAsync(string service, Draw rules, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var now = clock.GetUtcNow();
        if (now < rules.EntriesFrom - Ahead || now >= rules.EntriesUntil)
        {
            return false;
        }

        var nonce = DrawSeed.NewNonce();
        var seed = seeds.Of(service, rules.Id, seeds.SecretVersion, nonce);
        var state = new DrawState(service, rules, DrawStage.Announced, seeds.SecretVersion, nonce, DrawSeed.Commitment(seed), now, 1);
        await deadlines.SetAsync(rules.PlacesUntil.AddDays(KeptDays), AppointmentNames.DrawDeadline, state.Name, cancellationToken);
        return await store.CommitAsync(state, DrawEvents.Opened(state, Instant.FromDateTimeOffset(now)), cancellationToken);
    }
}
