using System.Collections.Concurrent;
using NodaTime;
using Schalter.Services.Appointments.Schedules;

namespace Schalter.Services.Appointments.Draws;

/// <summary>Days whose places nobody can pick since a draw gives them out: until everybody who was drawn has an offer.</summary>
public sealed class DrawnDays(DrawStore store, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, bool> done = new(StringComparer.Ordinal);

    public async ValueTask<bool> KeepsBackAsync(Schedule schedule, LocalDate day, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return schedule.Draws.FirstOrDefault(d => d.Covers(day)) is { } rules && !await IsDoneAsync(schedule.Id, rules, cancellationToken);
    }

    /// <summary>A draw that came into the schedule too late to be announced gives out nothing.</summary>
    private async Task<bool> IsDoneAsync(string service, Draw rules, CancellationToken cancellationToken)
    {
        var name = DrawState.NameOf(service, rules.Id);
        if (done.ContainsKey(name))
        {
            return true;
        }

        var state = await store.FindAsync(service, rules.Id, cancellationToken);
        var isDone = state is null ? clock.GetUtcNow() >= rules.EntriesUntil : state.Stage == DrawStage.Offered;
        return isDone && (done[name] = true);
    }
}
