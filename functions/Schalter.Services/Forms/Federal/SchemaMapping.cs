using System.Text.Json.Nodes;

namespace Schalter.Services.Forms.Federal;

/// <summary>Turns a federal schema into a form: groups of the first level become sections, fields between them sections of their own.</summary>
internal sealed class SchemaMapping
{
    private const string GeneralTitle = "Allgemeine Angaben";

    private readonly FederalSchema schema;
    private readonly FormDraft draft = new();
    private readonly GroupMapping groups;
    private readonly HashSet<string> sections = new(StringComparer.Ordinal);

    private SchemaMapping(FederalSchema schema, IReadOnlyList<Genericode> lists)
    {
        this.schema = schema;
        groups = new(draft, lists);
    }

    public static FormDraft Of(FederalSchema schema, IReadOnlyList<Genericode> lists)
    {
        var mapping = new SchemaMapping(schema, lists);
        mapping.Run();
        return mapping.draft;
    }

    private void Run()
    {
        draft.Text("title", schema.Title, schema.Title, orElse: schema.Id);
        draft.Text("intro", schema.Help, schema.Title);
        schema.Rules.ToList().ForEach(rule => draft.Note(schema.Title, $"rule {rule}"));
        var loose = new List<FederalElement>();
        foreach (var child in schema.Children)
        {
            if (child is FederalGroup group)
            {
                Loose(loose);
                Section(group);
            }
            else
            {
                loose.Add(child);
            }
        }

        Loose(loose);
        if (draft.Fields.Count > AnswerLimits.MaxFields)
        {
            draft.Note(schema.Title, $"asks {draft.Fields.Count} questions, but a submission takes {AnswerLimits.MaxFields} answers");
        }
    }

    private void Loose(List<FederalElement> fields)
    {
        if (fields.Count > 0)
        {
            var place = new Place(FieldNames.Camel(GeneralTitle, sections), string.Empty, 0, []);
            Add(place, GeneralTitle, string.Empty, groups.Members([.. fields], place));
            fields.Clear();
        }
    }

    private void Section(FederalGroup group)
    {
        var path = Place.PathOf(string.Empty, group);
        if (groups.IsLeftOut(group, path))
        {
            return;
        }

        var id = FieldNames.Camel(group.Name.OrNull() ?? group.Label, sections);
        var outer = new Place(id, path, 0, []);
        if (group.Occurs is { IsMany: false, Min: > 0 })
        {
            groups.NoteRules(group, path);
            Add(outer, outer.LabelOf(group), group.Help, groups.Members(group.Children, outer with { IsChoice = group.IsChoice }));
            return;
        }

        // a section is always asked: what may be left out or repeated stands in it as one group
        var inner = groups.Group(group with { Name = group.Occurs.IsMany ? "entries" : "details", Label = outer.LabelOf(group), Help = string.Empty }, outer, path, string.Empty);
        Add(outer, outer.LabelOf(group), group.Help, new(inner is null ? [] : [inner], string.Empty));
    }

    private void Add(Place place, string title, string help, Members members)
    {
        var path = place.Path.OrNull() ?? title;
        if (members.Fields.Count == 0)
        {
            if (members.LeadingText.Length > 0)
            {
                draft.Note(path, $"nothing is asked here, so its text is not shown: {members.LeadingText}");
            }

            return;
        }

        draft.Sections.Add(new JsonObject { ["id"] = place.Id, ["fields"] = members.Fields });
        draft.Text($"{place.Id}.title", title, path, orElse: place.Id);
        draft.Text($"{place.Id}.hint", SafeXml.Plain($"{help} {members.LeadingText}"), path);
    }
}
