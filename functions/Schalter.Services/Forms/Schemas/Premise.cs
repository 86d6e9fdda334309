namespace Schalter.Services.Forms.Schemas;

/// <summary>
/// What must be the case for a demand of the schema to count (its <c>if</c>): a form's conditions, unfolded until they speak of values
/// alone. A condition looks at checked answers, so the value it asks for must itself be asked for, and be in order.
/// </summary>
internal abstract record Premise
{
    private Premise(string key) => Key = key;

    /// <summary>Equal premises have equal keys.</summary>
    public string Key { get; }

    public static Premise Always { get; } = new Every([], "always");

    public static Premise Never { get; } = new Some([], "never");

    public sealed record Every(IReadOnlyList<Premise> Of, string Name) : Premise(Name);

    public sealed record Some(IReadOnlyList<Premise> Of, string Name) : Premise(Name);

    public sealed record Not(Premise Of) : Premise($"!{Of.Key}");

    /// <summary>Something is written, be it right or wrong.</summary>
    public sealed record Present(FormField Field) : Premise($"?{Field.Id}");

    /// <summary>A right answer is written.</summary>
    public sealed record Right(FormField Field) : Premise($"={Field.Id}");

    /// <summary>One of these is (among) the answer.</summary>
    public sealed record OneOf(FormField Field, IReadOnlyList<string> Values) : Premise($"{Field.Id}={string.Join('|', Values)}");

    public static Premise All(params IEnumerable<Premise> premises)
    {
        var kept = new List<Premise>();
        foreach (var one in premises.SelectMany(p => p is Every every ? every.Of : [p]))
        {
            // what stands beside it need not be said again within
            var simple = kept.Aggregate(one, (p, fact) => p.Given(fact));
            kept.AddRange(simple is Every every ? every.Of : [simple]);
        }

        return kept.Exists(p => p.Is(Never)) ? Never
            : kept.Count == 0 ? Always
            : kept.Count == 1 ? kept[0]
            : new Every(kept, $"({string.Join(" & ", kept.Select(k => k.Key))})");
    }

    public static Premise Any(params IEnumerable<Premise> premises)
    {
        var kept = premises.SelectMany(p => p is Some some ? some.Of : [p]).DistinctBy(p => p.Key).ToList();
        return kept.Exists(p => p.Is(Always)) ? Always
            : kept.Count == 0 ? Never
            : kept.Count == 1 ? kept[0]
            : new Some(kept, $"({string.Join(" | ", kept.Select(k => k.Key))})");
    }

    public Premise Opposite() => this switch
    {
        Not(var of) => of,
        _ when Is(Always) => Never,
        _ when Is(Never) => Always,
        _ => new Not(this),
    };

    public bool Is(Premise other) => Key == other.Key;

    /// <summary>All fields it speaks of.</summary>
    public IEnumerable<FormField> Fields() => this switch
    {
        Every(var of, _) => of.SelectMany(p => p.Fields()),
        Some(var of, _) => of.SelectMany(p => p.Fields()),
        Not(var of) => of.Fields(),
        Present(var field) => [field],
        Right(var field) => [field],
        OneOf(var field, _) => [field],
        _ => throw new InvalidOperationException(Key),
    };

    private Premise Given(Premise fact) => Is(fact) ? Always
        : Is(fact.Opposite()) ? Never
        : this switch
        {
            Every(var of, _) => All(of.Select(p => p.Given(fact))),
            Some(var of, _) => Any(of.Select(p => p.Given(fact))),
            Not(var of) => of.Given(fact).Opposite(),
            _ => this,
        };
}
