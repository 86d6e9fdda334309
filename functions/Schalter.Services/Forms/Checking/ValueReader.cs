using System.Globalization;

namespace Schalter.Services.Forms.Checking;

/// <summary>Reads the values of one field in the light of the answers so far, and notes what is wrong with them.</summary>
internal sealed class ValueReader(IReadOnlyDictionary<string, IReadOnlyList<string>> answers, Findings findings, DateOnly today)
{
    /// <summary>The values in canonical form, or none when one is wrong; the very same list when nothing had to change.</summary>
    public IReadOnlyList<string> Canonical(FormField field, string id, IReadOnlyList<string> values, Entry? entry)
    {
        var read = new string[values.Count];
        for (var i = 0; i < read.Length; i++)
        {
            if (One(field, id, values[i], entry) is not { } one)
            {
                return [];
            }

            read[i] = one;
        }

        var canonical = read.Length == 1 ? read : [.. InOrder(field, read.Distinct(StringComparer.Ordinal))];
        return !ProveCount(field, id, canonical.Length, field.Limits.MaxItems ?? int.MaxValue) ? []
            : canonical.Length == 1 && canonical[0] == values[0] ? values
            : canonical;
    }

    public bool ProveCount(FormField field, string id, int count, int max)
    {
        if (count > max)
        {
            findings.Wrong(id, "too-many-items", ("max", max.ToString(CultureInfo.InvariantCulture)));
            return false;
        }

        if (count > 0 && count < field.Limits.MinItems)
        {
            findings.Wrong(id, "too-few-items", ("min", field.Limits.MinItems.Value.ToString(CultureInfo.InvariantCulture)));
            return false;
        }

        return true;
    }

    private string? One(FormField field, string id, string value, Entry? entry)
    {
        var read = FieldValue.Read(field, value, today);
        if (read.Canonical is { } choice && field.ChoicesShownIf.TryGetValue(choice, out var shownIf)
            && !Conditions.Holds(shownIf, answers, entry?.Kept))
        {
            read = Reading.Wrong("choice-unavailable");
        }

        if (read.Code is not null)
        {
            findings.Wrong(id, read.Code, read.Details);
        }

        return read.Canonical;
    }

    private static IEnumerable<string> InOrder(FormField field, IEnumerable<string> values) =>
        field.Type == FieldType.MultiChoice ? field.Choices.Intersect(values, StringComparer.Ordinal) : values;
}
