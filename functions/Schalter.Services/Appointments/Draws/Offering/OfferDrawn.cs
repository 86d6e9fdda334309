using System.Collections.Concurrent;
using Schalter.Services.Appointments.Draws.Lots;
using Schalter.Services.Appointments.Schedules;

namespace Schalter.Services.Appointments.Draws.Offering;

/// <summary>Offers everybody who was drawn their place. Places of those who left after the list was closed go to the next.</summary>
public sealed class OfferDrawn(DrawStore store, DrawnResults results, MakeOffer make, PassPlace pass)
{
    private const int AtOnce = 8;

    /// <returns>Whether all are offered now.</returns>
    public async Task<bool> HandleAsync(Schedule schedule, DrawState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (_, result) = await results.OfAsync(state, cancellationToken);
        var left = new ConcurrentBag<DrawnLot>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(result.Drawn.Where(d => d.Place is not null), options, async (drawn, token) =>
        {
            if (await make.HandleAsync(state, schedule, drawn.Lot.Entry, drawn.Place!.Value, null, token) == Offering.Gone)
            {
                left.Add(drawn);
            }
        });
        foreach (var drawn in left.OrderBy(d => d.Place!.Value.Name, StringComparer.Ordinal))
        {
            await pass.HandleAsync(state, schedule, drawn.Lot.Entry, drawn.Place!.Value, cancellationToken);
        }

        return await store.CommitAsync(state with { Stage = DrawStage.Offered }, null, cancellationToken);
    }
}
