using Schalter.Services.Appointments.Draws.Offering;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Draws;

/// <summary>
/// Takes every draw to where it should be by now. What is done is found done: a run that was missed, stopped half-way or came twice
/// changes nothing about the result.
/// </summary>
public sealed class RunDraws(
    ScheduleCatalogue schedules, DrawStore store, AnnounceDraw announce, CloseDraw close, DrawLots draw, OfferDrawn offer, TellNotDrawn tell,
    PassOnOffers passOn, TimeProvider clock)
{
    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        var (today, faults) = (OfficeTime.Day(clock.GetUtcNow()), new List<Exception>());
        foreach (var (schedule, rules) in schedules.All.SelectMany(s => s.Draws.Where(d => d.PlacesUntil >= today).Select(d => (s, d))))
        {
#pragma warning disable CA1031 // one draw that cannot go on must not keep the others from it; thrown at the end
            try
            {
                await RunAsync(schedule, rules, cancellationToken);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                faults.Add(fault);
            }
#pragma warning restore CA1031
        }

        if (faults.Count > 0)
        {
            throw new AggregateException(faults);
        }
    }

    private async Task RunAsync(Schedule schedule, Draw rules, CancellationToken cancellationToken)
    {
        while (await StepAsync(schedule, rules, await store.FindAsync(schedule.Id, rules.Id, cancellationToken), cancellationToken))
        {
        }
    }

    /// <returns>Whether it came a stage further.</returns>
    private Task<bool> StepAsync(Schedule schedule, Draw rules, DrawState? state, CancellationToken cancellationToken) => state switch
    {
        null => announce.HandleAsync(schedule.Id, rules, cancellationToken),
        { Stage: DrawStage.Announced } => close.HandleAsync(schedule, state, cancellationToken),
        { Stage: DrawStage.Closed } => draw.HandleAsync(state, cancellationToken),
        { Stage: DrawStage.Drawn } => offer.HandleAsync(schedule, state, cancellationToken),
        { AreOthersTold: false } => tell.HandleAsync(state, cancellationToken),
        _ => passOn.HandleAsync(schedule, state, cancellationToken),
    };
}
