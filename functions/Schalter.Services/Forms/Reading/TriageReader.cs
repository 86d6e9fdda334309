namespace Schalter.Services.Forms.Reading;

/// <summary>Reads the questions before a form, those written in it and those of blocks.</summary>
internal sealed class TriageReader(FormRegistry registry, Blocks blocks, string form, IReadOnlySet<string>? forms)
{
    public IReadOnlyList<TriageQuestion> ReadAll(ContentJson? list)
    {
        var places = list?.Items() ?? [];
        var ids = places.Select(p => FieldReader.Name(p.Get("use") ?? p.Required("id"))).ToList();
        if (list is { } all && ids.Distinct(StringComparer.Ordinal).Count() != ids.Count)
        {
            throw all.Wrong("there are two questions of one id");
        }

        return [.. places.Select((p, i) => Question(p, ids[i], [.. ids[(i + 1)..], TriageRules.ToForm]))];
    }

    private TriageQuestion Question(ContentJson json, string id, List<string> later)
    {
        json.Allow("id", "use", "choices");
        var (textKey, written) = json.Get("use") is { } use ? blocks.UseTriage(use) : ($"{form}.triage.{id}", json);
        written.Allow("id", "use", "choices");
        registry.RequireText(json, $"{textKey}.label");
        var choices = written.Required("choices").Items().Select(c => Choice(c, textKey, later)).ToList();
        return choices.Count < 2 || choices.DistinctBy(c => c.Value).Count() != choices.Count
            ? throw written.Required("choices").Wrong("must list each choice once, and at least two")
            : new(id, textKey, choices);
    }

    private TriageChoice Choice(ContentJson json, string textKey, List<string> later)
    {
        json.Allow("value", "next", "stop");
        var value = FieldReader.Name(json.Required("value"));
        registry.RequireText(json, $"{textKey}.choice.{value}");
        var next = json.Get("next")?.String();
        if (next is not null && !later.Contains(next))
        {
            throw json.Required("next").Wrong($"there is no later question {next}; known: {string.Join(", ", later)}");
        }

        var stop = json.Get("stop") is { } place ? Stop(place, textKey, value) : null;
        return next is not null && stop is not null
            ? throw json.Wrong("a choice either goes on or stops")
            : new(value, next, stop?.Form == form ? null : stop);
    }

    private TriageStop Stop(ContentJson json, string textKey, string value)
    {
        json.Allow("text", "form", "page");
        var name = json.Get("text")?.String() ?? value;
        registry.RequireText(json, $"{textKey}.stop.{name}");
        var (target, page) = (json.Get("form"), json.Get("page"));
        if (target is null && page is null)
        {
            throw json.Wrong("a stop names a form or a page, so that nobody is left standing");
        }

        if (target is { } asked && forms?.Contains(asked.String()) == false)
        {
            throw asked.Wrong($"there is no form {asked.String()}");
        }

        var linkKey = page?.String() is null or TriageRules.AllForms ? null : $"{textKey}.link.{name}";
        if (linkKey is not null)
        {
            ProvePage(page!.Value, linkKey);
        }

        return new($"{textKey}.stop.{name}", target?.String(), page?.String(), linkKey);
    }

    private void ProvePage(ContentJson page, string linkKey)
    {
        registry.RequireText(page, linkKey);
        if (!Uri.TryCreate(page.String(), UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
        {
            throw page.Wrong($"must be an address beginning with https://, or {TriageRules.AllForms} for the list of all forms");
        }
    }
}
