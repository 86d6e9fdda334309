using NodaTime;
using Schalter.Services.Appointments.Draws.Entries;

namespace Schalter.Services.Appointments.Draws.Offering;

/// <summary>Tells those for whom no place was left, once: whoever waits for an answer shall get one, and may still move up.</summary>
public sealed class TellNotDrawn(DrawStore store, DrawEntryStore entries, DrawnResults results, TimeProvider clock)
{
    private const int AtOnce = 8;
    private const int Tries = 5;

    /// <summary>Comes after the offers, so that nobody waits for theirs. Stopped half-way, it tells the rest and nobody twice.</summary>
    /// <returns>Whether all are told now.</returns>
    public async Task<bool> HandleAsync(DrawState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (_, result) = await results.OfAsync(state, cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(result.Drawn, options, async (drawn, token) => await TellAsync(drawn.Lot.Entry, token));
        return await store.CommitAsync(state with { AreOthersTold = true }, null, cancellationToken);
    }

    /// <summary>Who has an offer, or has left, is not told.</summary>
    private async Task TellAsync(string id, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await entries.FindAsync(id, cancellationToken) is not { Status: DrawEntryStatus.Entered } entry)
            {
                return;
            }

            var told = entry with { Status = DrawEntryStatus.NotDrawn, Sequence = entry.Sequence + 1 };
            if (await entries.CommitAsync(told, DrawEvents.OfNotDrawn(told, Instant.FromDateTimeOffset(clock.GetUtcNow())), cancellationToken))
            {
                return;
            }
        }

        throw new InvalidOperationException($"Entry {id} is changed all the time; the next run tells it.");
    }
}
