using System.Collections.Concurrent;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Draws;

/// <summary>Finds the draw that somebody wants to enter. What is announced stays as it is, so that thousands who enter read it once.</summary>
public sealed class OpenDraws(DrawStore store, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DrawState> announced = new(StringComparer.Ordinal);

    private static Refusal NotOpen => new("draw-not-open", 409);

    internal static Refusal Unknown { get; } = new("draw-unknown", 404);

    /// <summary>Refused before and after the time in which entries are taken.</summary>
    /// <param name="planned">As the schedule has it; null when it does not.</param>
    public async Task<Answer<DrawState>> FindAsync(string service, string draw, Draw? planned, CancellationToken cancellationToken)
    {
        var name = DrawState.NameOf(service, draw);
        if (!announced.TryGetValue(name, out var state))
        {
            state = await store.FindAsync(service, draw, cancellationToken);
            if (state is null)
            {
                return new(planned is not null && clock.GetUtcNow() < planned.EntriesFrom ? NotOpen : Unknown);
            }

            announced[name] = state;
        }

        var now = clock.GetUtcNow();
        return now < state.Rules.EntriesFrom ? new(NotOpen)
            : now >= state.Rules.EntriesUntil ? new(new Refusal("draw-closed", 410))
            : new(state);
    }
}
