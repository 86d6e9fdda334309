using System.Text.RegularExpressions;
using Schalter.Services.Forms.Checking;

namespace Schalter.Services.Forms.Reading;

/// <summary>Reads one form file (see docs/forms.md) into its definition.</summary>
internal sealed partial class FormReader
{
    private static readonly string[] Kinds = [CrossFieldRules.Before, CrossFieldRules.NotAfter];

    private readonly ContentJson json;
    private readonly string id;
    private readonly Blocks blocks;
    private readonly FormRegistry registry;
    private readonly ConditionReader conditions;
    private readonly FieldReader fields;
    private readonly TriageReader triage;
    private readonly List<CrossFieldRule> rules = [];
    private readonly Texts texts;

    private FormReader(ContentJson json, Texts texts, IReadOnlyDictionary<string, ContentJson> library, IReadOnlySet<string>? forms)
    {
        (this.json, this.texts, id) = (json, texts, Path.GetFileNameWithoutExtension(json.File));
        (blocks, registry) = (new(library), new(texts));
        conditions = new(registry);
        fields = new(registry, conditions, blocks);
        triage = new(registry, blocks, id, forms);
    }

    /// <param name="forms">Ids of all forms, as triage leads from one to another; null when it is an earlier version that asks nobody any more.</param>
    public static FormDefinition Read(
        ContentJson json, Texts texts, IReadOnlyDictionary<string, ContentJson> library, IReadOnlySet<string>? forms) =>
        new FormReader(json, texts, library, forms).Read();

    private FormDefinition Read()
    {
        if (!IdPattern().IsMatch(id))
        {
            throw json.Wrong("the file's name is the form's id: small letters, digits and hyphens, at most 60, a letter first");
        }

        json.Allow("audience", "legalBasis", "retention", "routeWhenIncomplete", "triage", "sections", "documents", "rules");
        registry.RequireText(json, $"{id}.title");
        var sections = json.Required("sections").Items().Select(Section).ToList();
        Rules(json, new(string.Empty, id));
        var documents = new DocumentSlotReader(registry, conditions, blocks, id).ReadAll(json.Get("documents"));
        var questions = triage.ReadAll(json.Get("triage"));
        registry.ProveConditions();
        List<ContentJson> sources = [.. blocks.Used.Prepend(json).DistinctBy(s => s.File)];
        var form = new FormDefinition(
            id, string.Empty, Strings("audience"), Strings("legalBasis"), Retention(json.Required("retention")), sections, documents, rules,
            json.Required("routeWhenIncomplete").Bool())
        {
            Triage = questions,
            Files = [.. sources.Select(s => s.File)],
        };
        return form with { Version = FormVersion.Of(form, sources, texts) };
    }

    private FormSection Section(ContentJson section)
    {
        section.Allow("id", "use", "text", "shownIf", "fields", "without", "change");
        var name = Name(section.Get("id") ?? section.Required("use"));
        var scope = new Scope($"{name}.", $"{id}.{name}");
        var shownIf = conditions.Read(section.Get("shownIf"), scope, earlierOnly: true);
        var textKey = section.Get("text")?.String();
        var own = section.Get("fields");
        IReadOnlyList<FormField> members = [];
        if (section.Get("use") is { } use)
        {
            (var block, members) = fields.Unfold(section, use, scope, scope.Prefix);
            textKey ??= $"blocks.{block}";
            Rules(blocks.Use(use).Block, scope with { Block = section });
        }
        else
        {
            own ??= section.Required("fields");
        }

        members = own is { } list ? [.. members, .. fields.ReadAll(list, scope)] : members;
        textKey ??= scope.TextKey;
        registry.RequireText(section, $"{textKey}.title");
        return new(name, textKey, shownIf, members);
    }

    private static string Name(ContentJson name) => FieldId.IsReserved(FieldReader.Name(name))
        ? throw name.Wrong("this name belongs to the request itself")
        : name.String();

    private void Rules(ContentJson place, Scope scope)
    {
        foreach (var rule in place.Get("rules")?.Items() ?? [])
        {
            rule.Allow("rule", "field", "other", "when");
            var (field, other) = (rule.Required("field"), rule.Required("other"));
            if (scope.LeavesOut(FirstName(field)) || scope.LeavesOut(FirstName(other)))
            {
                continue;
            }

            var kind = rule.Required("rule").String();
            if (!Kinds.Contains(kind))
            {
                throw rule.Required("rule").Wrong($"unknown rule; known: {string.Join(", ", Kinds)}");
            }

            var when = conditions.Read(rule.Get("when"), scope, earlierOnly: false);
            rules.Add(new(kind, Comparable(field, scope), Comparable(other, scope), when));
        }
    }

    /// <summary>The field of a block that a rule means, be it one of its members.</summary>
    private static string FirstName(ContentJson reference) => reference.String().TrimStart('.').Split('.')[0];

    private string Comparable(ContentJson reference, Scope scope)
    {
        var field = scope.Resolve(reference.String());
        return registry.Find(field)?.Type switch
        {
            FieldType.Date or FieldType.PartialDate or FieldType.Number => field,
            null => throw reference.Wrong($"there is no field {field}"),
            _ => throw reference.Wrong("only dates and numbers can be compared"),
        };
    }

    private static FormRetention Retention(ContentJson retention)
    {
        retention.Allow("openDays", "afterHandoverDays", "afterWithdrawalDays");
        return new(Days("openDays"), Days("afterHandoverDays"), Days("afterWithdrawalDays"));

        TimeSpan Days(string name) => retention.Required(name) is var place && place.Int() is > 0 and <= 3650
            ? TimeSpan.FromDays(place.Int())
            : throw place.Wrong("must be a number of days from 1 to 3650");
    }

    private List<string> Strings(string name) => [.. json.Required(name).Items().Select(i => i.String())];

    [GeneratedRegex("^[a-z][a-z0-9-]{0,59}$", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
