using System.Text.Json.Serialization;

namespace Schalter.Emulators.ServiceBus.Namespace.Filters;

/// <summary>Lets messages into a subscription; one rule that passes is enough.</summary>
internal sealed record Rule(string Name, Filter Filter)
{
    /// <summary>The rule of a subscription for which none are declared: everything passes.</summary>
    public const string DefaultName = "$Default";
}

/// <summary>Which messages a rule lets pass.</summary>
internal abstract record Filter
{
    public abstract bool Passes(AcceptedMessage message);
}

/// <summary>Every message, or none.</summary>
internal sealed record ConstantFilter(bool Verdict) : Filter
{
    public override bool Passes(AcceptedMessage message) => Verdict;
}

/// <summary>A rule as <c>resources.json</c> and the journal have it: exactly one of the filters is given.</summary>
/// <param name="Name">Unique in the subscription, at most 50 characters.</param>
/// <param name="Correlation">See <see cref="CorrelationFilter.From"/>.</param>
/// <param name="Sql">See <see cref="SqlFilter"/>.</param>
/// <param name="Constant">Whether all messages pass, or none.</param>
internal sealed record RuleDefinition(
    string Name,
    [property: JsonConverter(typeof(PropertyValues))] IReadOnlyDictionary<string, object>? Correlation = null,
    string? Sql = null, bool? Constant = null)
{
    /// <exception cref="BusFault">InvalidFilter.</exception>
    public Rule ToRule() => new(Name, this switch
    {
        { Correlation: { } values, Sql: null, Constant: null } => CorrelationFilter.From(values),
        { Correlation: null, Sql: { } expression, Constant: null } => new SqlFilter(expression),
        { Correlation: null, Sql: null, Constant: { } verdict } => new ConstantFilter(verdict),
        _ => throw new BusFault(BusFaultKind.InvalidFilter, Name, $"Rule '{Name}' needs one filter: correlation, sql or constant."),
    });

    public static RuleDefinition From(Rule rule) => rule.Filter switch
    {
        CorrelationFilter correlation => new(rule.Name, Correlation: correlation.ToValues()),
        SqlFilter sql => new(rule.Name, Sql: sql.Expression),
        ConstantFilter constant => new(rule.Name, Constant: constant.Verdict),
        _ => throw new ArgumentException($"{rule.Filter.GetType().Name} cannot be kept.", nameof(rule)),
    };
}
