namespace Schalter.Services.Forms.Schemas;

/// <summary>
/// Splits a premise about one entry of a repeated group: a schema of entries cannot look out of the entry, so what is asked of the rest of
/// the form is decided outside, and what is asked of the entry inside.
/// </summary>
internal static class PremiseBranches
{
    /// <summary>The premise holds if both parts of any pair do.</summary>
    public static IEnumerable<(Premise Form, Premise Entry)> Of(Premise premise) => Alternatives(premise, holds: true).Select(all =>
        (Premise.All(all.Where(p => !IsOfEntry(p))), Premise.All(all.Where(IsOfEntry))));

    public static bool IsOfEntry(Premise premise) => premise.Fields().Any(f => f.Id.Contains(".*.", StringComparison.Ordinal));

    /// <summary>Disjunctive normal form; a part that speaks of one side only stays whole.</summary>
    private static IEnumerable<IReadOnlyList<Premise>> Alternatives(Premise premise, bool holds)
    {
        if (!IsOfEntry(premise) || premise.Fields().All(f => f.Id.Contains(".*.", StringComparison.Ordinal)))
        {
            return [[holds ? premise : premise.Opposite()]];
        }

        return premise switch
        {
            Premise.Not(var of) => Alternatives(of, !holds),
            Premise.Every(var of, _) => holds ? Product(of, holds) : of.SelectMany(p => Alternatives(p, holds)),
            Premise.Some(var of, _) => holds ? of.SelectMany(p => Alternatives(p, holds)) : Product(of, holds),
            _ => throw new ArgumentOutOfRangeException(nameof(premise)),
        };
    }

    private static IEnumerable<IReadOnlyList<Premise>> Product(IReadOnlyList<Premise> of, bool holds) => of.Aggregate(
        (IEnumerable<IReadOnlyList<Premise>>)[[]],
        (sofar, next) => [.. sofar.SelectMany(_ => Alternatives(next, holds), (all, one) => (IReadOnlyList<Premise>)[.. all, .. one])]);
}
