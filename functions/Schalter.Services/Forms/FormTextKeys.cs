namespace Schalter.Services.Forms;

/// <summary>Which texts are a form's own: those below its id and below the keys of its sections, fields, documents and questions.</summary>
internal sealed class FormTextKeys
{
    private readonly HashSet<string> prefixes = new(StringComparer.Ordinal);

    public FormTextKeys(FormDefinition form)
    {
        prefixes.Add(form.Id);
        prefixes.UnionWith(form.Documents.Select(d => d.TextKey).Concat(form.Triage.Select(q => q.TextKey)));
        foreach (var section in form.Sections)
        {
            prefixes.Add(section.TextKey);
            Add(section.Fields);
        }
    }

    public bool Contains(string key)
    {
        var known = prefixes.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var dot = key.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = key.IndexOf('.', dot + 1))
        {
            if (known.Contains(key.AsSpan(0, dot)))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(IReadOnlyList<FormField> fields)
    {
        foreach (var field in fields)
        {
            prefixes.Add(field.TextKey);
            Add(field.Fields);
        }
    }
}
