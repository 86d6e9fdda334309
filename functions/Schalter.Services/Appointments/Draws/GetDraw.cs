using NodaTime;
using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Draws;

/// <summary>Where a draw stands for people who look at it.</summary>
public enum DrawPhase
{
    /// <summary>In the schedule, not yet announced: everything may still change.</summary>
    Planned,

    /// <summary>Rules and commitment stand; entries are not taken yet.</summary>
    Announced,

    Open,

    /// <summary>No more entries; their list comes out in a moment.</summary>
    Closing,

    /// <summary>The list is out, the seed still secret.</summary>
    Closed,

    Drawn,
}

/// <param name="State">Null while it is only planned.</param>
/// <param name="Days">With places, as the schedule has them now.</param>
public sealed record DrawView(Schedule Schedule, Draw Rules, DrawPhase Phase, DrawState? State, IReadOnlyList<LocalDate> Days);

/// <summary>Shows a draw: its rules, the commitment, and all it takes to check it.</summary>
public sealed class GetDraw(ScheduleCatalogue schedules, DrawStore store, DrawFileStore files, TimeProvider clock)
{
    public async Task<Answer<DrawView>> HandleAsync(string service, string draw, CancellationToken cancellationToken)
    {
        if (schedules.Find(service) is not { } schedule || !ScheduleValues.IsId(draw))
        {
            return new(OpenDraws.Unknown);
        }

        var state = await store.FindAsync(service, draw, cancellationToken);
        return (state?.Rules ?? schedule.Draws.FirstOrDefault(d => d.Id == draw)) is { } rules
            ? new(new DrawView(schedule, rules, PhaseOf(state), state, DrawForm.DaysOf(schedule, rules)))
            : new(OpenDraws.Unknown);
    }

    /// <param name="file">One of <see cref="DrawFileStore"/>'s.</param>
    public async Task<Answer<byte[]>> FileAsync(string service, string draw, string file, CancellationToken cancellationToken)
    {
        var found = await HandleAsync(service, draw, cancellationToken);
        var isOut = found.Value?.Phase is DrawPhase.Drawn || (found.Value?.Phase is DrawPhase.Closed && file == DrawFileStore.List);
        return found.Refusal is { } unknown ? new(unknown)
            : isOut && await files.ReadAsync(DrawState.NameOf(service, draw), file, cancellationToken) is { } content ? new(content)
            : new(new Refusal("draw-not-there-yet", 404));
    }

    private DrawPhase PhaseOf(DrawState? state)
    {
        var now = clock.GetUtcNow();
        return state switch
        {
            null => DrawPhase.Planned,
            { Stage: DrawStage.Announced } when now < state.Rules.EntriesFrom => DrawPhase.Announced,
            { Stage: DrawStage.Announced } when now < state.Rules.EntriesUntil => DrawPhase.Open,
            { Stage: DrawStage.Announced } => DrawPhase.Closing,
            { Stage: DrawStage.Closed } => DrawPhase.Closed,
            _ => DrawPhase.Drawn,
        };
    }
}
