namespace Schalter.Services.Forms.Checking;

/// <summary>Answers as typed, sorted out: which the form does not know, and which entries of repeated groups are filled.</summary>
internal sealed class RawAnswers
{
    private const int ShownIdLength = 100;

    private readonly Answers raw;
    private readonly Dictionary<string, SortedSet<int>> entries = new(StringComparer.Ordinal);

    public RawAnswers(FormIndex index, Answers raw)
    {
        this.raw = raw;
        foreach (var (id, values) in raw.Values)
        {
            if (!FieldId.IsReserved(id))
            {
                SortOut(index, id, values);
            }
        }
    }

    /// <summary>Ids that are no field; cut, as they are strangers' text.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>Indices of filled entries, ascending; there may be gaps where a person left some blank.</summary>
    public IReadOnlyCollection<int> Entries(string group) => entries.TryGetValue(group, out var found) ? found : [];

    /// <summary>The values typed, without blank ones.</summary>
    public IReadOnlyList<string> Values(string id)
    {
        var values = raw.All(id);
        for (var i = 0; i < values.Count; i++)
        {
            if (Characters.IsBlank(values[i]))
            {
                return [.. values.Where(v => !Characters.IsBlank(v))];
            }
        }

        return values;
    }

    private void SortOut(FormIndex index, string id, IReadOnlyList<string> values)
    {
        if (index.Find(id) is { Type: not (FieldType.Group or FieldType.RepeatedGroup) } && !id.Contains('*', StringComparison.Ordinal))
        {
            return;
        }

        var parsed = FieldId.Parse(id);
        if (parsed.Group is null || index.Find(parsed.Pattern) is null or { Type: FieldType.Group or FieldType.RepeatedGroup })
        {
            Unknown.Add(id.Length > ShownIdLength ? id[..ShownIdLength] : id);
        }
        else if (values.Any(v => !Characters.IsBlank(v)))
        {
            if (!entries.TryGetValue(parsed.Group, out var indices))
            {
                entries[parsed.Group] = indices = [];
            }

            indices.Add(parsed.Entry);
        }
    }
}
