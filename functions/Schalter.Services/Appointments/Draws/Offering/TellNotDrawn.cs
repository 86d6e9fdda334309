using NodaTime;
using Schalter.Services.Appointments.Draws.Entries;

namespace Schalter.Services.Appointments.Draws.Offering;

/// <summary>Tells somebody for whom no place was left, once: whoever waits for an answer shall get one, and may still move up.</summary>
public sealed class TellNotDrawn(DrawEntryStore entries, TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>Doing it again tells nobody twice; who has left meanwhile is not told.</summary>
    /// <exception cref="InvalidOperationException">Others change the entry all the time; the next run tells it.</exception>
    public async Task HandleAsync(string id, CancellationToken cancellationToken)
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

        throw new InvalidOperationException($"Entry {id} could not be told that it was not drawn.");
    }
}
