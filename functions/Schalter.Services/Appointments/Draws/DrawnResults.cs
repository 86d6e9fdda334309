using System.Collections.Concurrent;
using Schalter.Services.Appointments.Draws.Lots;

namespace Schalter.Services.Appointments.Draws;

/// <summary>Results as this instance worked them out: from the list and the seed, both held against what was published.</summary>
public sealed class DrawnResults(DrawFileStore files, DrawSeed seeds)
{
    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);

    /// <exception cref="DrawTamperedException">The list or the seed is not what was published.</exception>
    public async Task<(byte[] Seed, DrawResult Result)> OfAsync(DrawState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        var seed = seeds.Of(state.Service, state.Rules.Id, state.SecretVersion, state.Nonce);
        if (DrawSeed.Commitment(seed) != state.Commitment)
        {
            throw new DrawTamperedException($"Draw {state.Name}: the seed is not the one committed to.");
        }

        return (seed, (await KnownAsync(state, seed, cancellationToken)).Result);
    }

    /// <summary>Number of the entry in the order drawn, from 1; null when it was not on the list.</summary>
    public async Task<int?> RankAsync(DrawState state, string entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        var result = await KnownAsync(state, Convert.FromHexString(state.Seed!), cancellationToken);
        return result.Ranks.Value.TryGetValue(entry, out var rank) ? rank : null;
    }

    /// <summary>In the order drawn, who may still get a place on that day.</summary>
    public async Task<IReadOnlyList<string>> NextAsync(DrawState state, string day, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        var result = await KnownAsync(state, Convert.FromHexString(state.Seed!), cancellationToken);
        return
        [
            .. result.Result.Drawn.Select(d => d.Lot)
                .Where(l => !result.Spent.ContainsKey(l.Entry) && (l.Days.Count == 0 || l.Days.Contains(day)))
                .Select(l => l.Entry),
        ];
    }

    /// <summary>It takes part no longer: once drawn, nobody comes back.</summary>
    public void Spend(DrawState state, string entry)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (known.TryGetValue(Key(state), out var result))
        {
            result.Spent[entry] = true;
        }
    }

    private async Task<Known> KnownAsync(DrawState state, byte[] seed, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(Key(state), out var there))
        {
            return there;
        }

        var file = await files.ReadAsync(state.Name, DrawFileStore.List, cancellationToken);
        return file is not null && CloseDraw.Hash(file) == state.ListHash
            ? known.GetOrAdd(Key(state), new Known(DrawResult.Of(seed, DrawList.Read(file))))
            : throw new DrawTamperedException($"Draw {state.Name}: the list is not the one published.");
    }

    private static string Key(DrawState state) => $"{state.Name} {state.Commitment} {state.ListHash}";

    private sealed class Known(DrawResult result)
    {
        public DrawResult Result { get; } = result;

        public ConcurrentDictionary<string, bool> Spent { get; } = new(StringComparer.Ordinal);

        public Lazy<Dictionary<string, int>> Ranks { get; } = new(() => result.Drawn
            .Select((drawn, i) => (drawn.Lot.Entry, Rank: i + 1)).ToDictionary(d => d.Entry, d => d.Rank, StringComparer.Ordinal));
    }
}

/// <summary>Somebody changed what had been published: nothing is drawn from it, and people have to look.</summary>
public sealed class DrawTamperedException : Exception
{
    public DrawTamperedException()
    {
    }

    public DrawTamperedException(string message)
        : base(message)
    {
    }

    public DrawTamperedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
