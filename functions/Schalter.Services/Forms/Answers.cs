using System.Text.Json.Serialization;

namespace Schalter.Services.Forms;

/// <summary>
/// Answers by dotted id. Before the check: as typed. After it: canonical (ISO dates, invariant numbers, <c>true</c>/<c>false</c>,
/// ISO codes), unknown, empty and hidden ones gone. More than one value only for multi-choice.
/// </summary>
[JsonConverter(typeof(AnswersJsonConverter))]
public sealed class Answers(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> values)
{
    private readonly SortedDictionary<string, IReadOnlyList<string>> values = Sort(values);

    public static Answers None { get; } = new([]);

    /// <summary>All answers in ordinal order of their ids, so that equal answers serialise equally.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values => values;

    /// <summary>The first value, or null when not answered.</summary>
    public string? this[string field] => values.TryGetValue(field, out var found) && found.Count > 0 ? found[0] : null;

    public IReadOnlyList<string> All(string field) => values.TryGetValue(field, out var found) ? found : [];

    private static SortedDictionary<string, IReadOnlyList<string>> Sort(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> values)
    {
        var sorted = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (field, list) in values)
        {
            sorted[field] = list;
        }

        return sorted;
    }
}
