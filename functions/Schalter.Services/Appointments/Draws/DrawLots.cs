using NodaTime;

namespace Schalter.Services.Appointments.Draws;

/// <summary>Reveals the seed and publishes who was drawn.</summary>
public sealed class DrawLots(DrawStore store, DrawFileStore files, DrawnResults results, TimeProvider clock)
{
    /// <summary>However late the list came out: so long at least people can note its SHA-256 before the seed is known.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(10);

    /// <returns>Whether it is drawn now.</returns>
    /// <exception cref="DrawTamperedException">The list, the seed or the result is not what was published.</exception>
    public async Task<bool> HandleAsync(DrawState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        var now = clock.GetUtcNow();
        if (now < state.Rules.DrawAt || now < state.ClosedAt + Look)
        {
            return false;
        }

        var (seed, result) = await results.OfAsync(state, cancellationToken);
        var text = result.Write();
        if (!(await files.WriteAsync(state.Name, DrawFileStore.Result, text, cancellationToken)).AsSpan().SequenceEqual(text))
        {
            throw new DrawTamperedException($"Draw {state.Name}: another result is stored.");
        }

        var drawn = state with
        {
            Stage = DrawStage.Drawn,
            Seed = Convert.ToHexStringLower(seed),
            Winners = result.Drawn.Count(d => d.Place is not null),
            Sequence = state.Sequence + 1,
        };
        return await store.CommitAsync(drawn, DrawEvents.Drawn(drawn, CloseDraw.Hash(text), Instant.FromDateTimeOffset(now)), cancellationToken);
    }
}
