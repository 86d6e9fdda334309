using System.Globalization;

namespace Schalter.Services.Forms;

/// <summary>Decides conditions over checked answers.</summary>
public static class Conditions
{
    /// <summary>Whether it holds; no condition always does. An unanswered or hidden field is no value at all.</summary>
    public static bool Holds(this Condition? condition, Answers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return Holds(condition, answers.Values, item: null);
    }

    /// <param name="item">Index of the entry in which the asking field stands, when it is a member of a repeated group.</param>
    internal static bool Holds(Condition? asked, IReadOnlyDictionary<string, IReadOnlyList<string>> answers, int? item) => asked switch
    {
        null => true,
        Condition.Is(var field, var wanted) => answers.TryGetValue(At(field, item), out var given) && AnyOf(given, wanted),
        Condition.Answered(var field) => answers.ContainsKey(At(field, item)),
        Condition.All(var of) => Every(of, answers, item),
        Condition.Any(var of) => Some(of, answers, item),
        Condition.Not(var of) => !Holds(of, answers, item),
        _ => throw new ArgumentOutOfRangeException(nameof(asked)),
    };

    /// <summary>All fields a condition looks at.</summary>
    internal static IEnumerable<Condition> Leaves(Condition? condition) => condition switch
    {
        null => [],
        Condition.All(var of) => of.SelectMany(Leaves),
        Condition.Any(var of) => of.SelectMany(Leaves),
        Condition.Not(var of) => Leaves(of),
        _ => [condition],
    };

    internal static Condition? Both(Condition? one, Condition? other) =>
        one is null ? other : other is null ? one : new Condition.All([one, other]);

    /// <summary>The field's id in one entry of its repeated group.</summary>
    internal static string At(string field, int? item) => item is { } index && field.Contains(".*.", StringComparison.Ordinal)
        ? field.Replace("*", index.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        : field;

    private static bool Every(IReadOnlyList<Condition> of, IReadOnlyDictionary<string, IReadOnlyList<string>> answers, int? item)
    {
        for (var i = 0; i < of.Count; i++)
        {
            if (!Holds(of[i], answers, item))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Some(IReadOnlyList<Condition> of, IReadOnlyDictionary<string, IReadOnlyList<string>> answers, int? item)
    {
        for (var i = 0; i < of.Count; i++)
        {
            if (Holds(of[i], answers, item))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AnyOf(IReadOnlyList<string> given, IReadOnlyList<string> wanted)
    {
        for (var i = 0; i < given.Count; i++)
        {
            if (wanted.Contains(given[i], StringComparer.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
