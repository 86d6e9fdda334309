namespace Schalter.Emulators.ServiceBus.Namespace.Filters;

/// <summary>
/// A condition in the service's SQL dialect: comparisons, IN, LIKE, IS NULL, EXISTS, AND, OR, NOT over the message's own
/// properties (<c>sys.</c>) and application properties (<c>user.</c> or nothing). A missing property makes a comparison
/// unknown, and only what is true passes. Arithmetic, functions and parameters are refused.
/// </summary>
internal sealed record SqlFilter : Filter
{
    /// <summary>As in the service.</summary>
    public const int LongestExpression = 1024;

    private readonly Func<AcceptedMessage, bool?> passes;

    /// <exception cref="BusFault">InvalidFilter: says what is wrong, and at which character.</exception>
    public SqlFilter(string expression)
    {
        if (expression.Length > LongestExpression)
        {
            throw new BusFault(
                BusFaultKind.InvalidFilter, "", $"The SQL filter has {expression.Length} characters; {LongestExpression} are allowed.");
        }

        Expression = expression;
        passes = new SqlParser(expression).Parse();
    }

    public string Expression { get; }

    public override bool Passes(AcceptedMessage message) => passes(message) == true;

    /// <summary>True, false or unknown (null), as the dialect has it.</summary>
    public bool? Evaluate(AcceptedMessage message) => passes(message);

    public bool Equals(SqlFilter? other) => other?.Expression == Expression;

    public override int GetHashCode() => Expression.GetHashCode(StringComparison.Ordinal);
}
