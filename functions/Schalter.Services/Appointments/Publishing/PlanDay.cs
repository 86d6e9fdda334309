using Schalter.Services.Appointments.Draws;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Publishing;

/// <summary>Plans the places of a day with the moments of their release: the same for whoever works it out.</summary>
public sealed class PlanDay(DrawnDays draws, ServiceSecrets secrets)
{
    /// <summary>What a draw gives out has no such moment until the draw is over.</summary>
    public async ValueTask<IReadOnlyList<PlannedPlace>> OfAsync(Schedule schedule, CounterDay day, CancellationToken cancellationToken)
    {
        var plan = ReleasePlan.Of(schedule, day.Date, OfficeTime.Zone, text => secrets.Mac(secrets.Current, "slot-release", text));
        return await draws.KeepsBackAsync(schedule, day.Date, cancellationToken) ? [.. plan.Select(p => p with { ReleaseAt = PlannedPlace.Never })] : plan;
    }
}
