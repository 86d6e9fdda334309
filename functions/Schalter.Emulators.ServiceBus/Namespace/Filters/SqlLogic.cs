namespace Schalter.Emulators.ServiceBus.Namespace.Filters;

/// <summary>Logic with three values: null is unknown.</summary>
internal static class SqlLogic
{
    public static bool? And(bool? left, Func<bool?> right) => left switch
    {
        false => false,
        true => right(),
        null => right() == false ? false : null,
    };

    public static bool? Or(bool? left, Func<bool?> right) => left switch
    {
        true => true,
        false => right(),
        null => right() == true ? true : null,
    };

    /// <summary>Unknown where nothing in the list is the same, but something in it has no value to compare.</summary>
    public static bool? In(object? value, IEnumerable<object?> list) =>
        list.Aggregate((bool?)false, (found, item) => Or(found, () => SqlValues.Compare(value, item) is { } order ? order == 0 : null));

    /// <summary>What a comparison sign does; null: the token is none.</summary>
    public static Func<object?, object?, bool?>? Comparison(SqlToken token) => token.Kind != SqlTokenKind.Sign ? null : token.Text switch
    {
        "=" => (left, right) => SqlValues.Compare(left, right) is { } order ? order == 0 : null,
        "<>" or "!=" => (left, right) => SqlValues.Compare(left, right) is { } order ? order != 0 : null,
        "<" => Ordered(order => order < 0),
        "<=" => Ordered(order => order <= 0),
        ">" => Ordered(order => order > 0),
        ">=" => Ordered(order => order >= 0),
        _ => null,
    };

    public static bool IsArithmetic(SqlToken token) => token.Kind == SqlTokenKind.Sign && token.Text is "+" or "-" or "*" or "/" or "%";

    public static string? Text(object? value) => value switch
    {
        string text => text,
        SymbolText symbol => symbol.Text,
        char letter => letter.ToString(),
        _ => null,
    };

    private static Func<object?, object?, bool?> Ordered(Func<int, bool> holds) => (left, right) =>
        SqlValues.HasOrder(left) && SqlValues.Compare(left, right) is { } order ? holds(order) : null;
}
