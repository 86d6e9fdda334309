using System.Globalization;
using System.Text.RegularExpressions;
using Azure.Data.Tables;

namespace Schalter.Services.Tests.Platform.Memory;

/// <summary>Filters as <see cref="TableClient.CreateQueryFilter(FormattableString)"/> writes them: comparisons, <c>and</c>, <c>or</c>, brackets.</summary>
internal sealed partial class TableFilter
{
    private readonly Queue<string> words;

    private TableFilter(string text) => words = new(Word().Matches(text).Select(m => m.Value));

    public static Func<TableEntity, bool> Parse(string text) => text.Length == 0 ? _ => true : new TableFilter(text).Any();

    private Func<TableEntity, bool> Any()
    {
        var left = All();
        while (Take("or"))
        {
            var (before, right) = (left, All());
            left = row => before(row) || right(row);
        }

        return left;
    }

    private Func<TableEntity, bool> All()
    {
        var left = One();
        while (Take("and"))
        {
            var (before, right) = (left, One());
            left = row => before(row) && right(row);
        }

        return left;
    }

    private Func<TableEntity, bool> One()
    {
        if (Take("("))
        {
            var inner = Any();
            return Take(")") ? inner : throw new FormatException("A bracket is not closed.");
        }

        var (name, comparison, value) = (words.Dequeue(), Comparison(words.Dequeue()), Value(words.Dequeue()));
        return row => row.TryGetValue(name, out var there) && there is not null && comparison(Compare(there, value));
    }

    private bool Take(string word)
    {
        if (!words.TryPeek(out var next) || next != word)
        {
            return false;
        }

        words.Dequeue();
        return true;
    }

    private static Func<int, bool> Comparison(string word) => word switch
    {
        "eq" => order => order == 0,
        "lt" => order => order < 0,
        "le" => order => order <= 0,
        "gt" => order => order > 0,
        "ge" => order => order >= 0,
        _ => throw new FormatException($"Unknown comparison {word}."),
    };

    private static object Value(string word) => word switch
    {
        "true" or "false" => word == "true",
        ['\'', .. var text, '\''] => text.Replace("''", "'", StringComparison.Ordinal),
        _ => DateTimeOffset.Parse(word["datetime'".Length..^1], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
    };

    private static int Compare(object there, object value) =>
        there is string text ? string.CompareOrdinal(text, (string)value) : Comparer<object>.Default.Compare(there, value);

    [GeneratedRegex(@"datetime'[^']*'|'(?:[^']|'')*'|[()]|\w+")]
    private static partial Regex Word();
}
