using System.Text.Json.Nodes;
using Schalter.Services.Forms.Reading;

namespace Schalter.Services.Forms.Federal;

/// <summary>What became of the members of a group.</summary>
/// <param name="LeadingText">Fixed texts before the first question, to be shown with the heading.</param>
internal sealed record Members(JsonArray Fields, string LeadingText);

/// <summary>Turns groups into groups, repeated groups or, where our language has no room for another one, into more members of the group around.</summary>
internal sealed class GroupMapping(FormDraft draft, IReadOnlyList<Genericode> lists)
{
    private readonly FieldMapping fields = new(draft, lists);
    private readonly DocumentMapping documents = new(draft);

    public Members Members(IReadOnlyList<FederalElement> children, Place place)
    {
        var mapped = new JsonArray();
        var (leading, waiting) = (string.Empty, string.Empty);
        foreach (var child in children)
        {
            var path = Place.PathOf(place.Path, child);
            if (child is FederalField { Kind: "label" } label)
            {
                waiting = SafeXml.Plain($"{waiting} {label.Content.OrNull() ?? label.Label}");
            }
            else if (IsDocument(child) && !IsLeftOut(child, path))
            {
                NoteRules(child, path);
                documents.Add((FederalField)child, place, path, waiting);
                waiting = string.Empty;
            }
            else if (Map(child, place, path, mapped.Count == 0 ? string.Empty : waiting) is { Count: > 0 } added)
            {
                leading = mapped.Count == 0 ? waiting : leading;
                waiting = string.Empty;
                added.ForEach(node => mapped.Add(node));
            }
        }

        NotShown(place.Path, mapped.Count > 0 ? waiting : string.Empty);
        return new(mapped, mapped.Count == 0 ? waiting : leading);
    }

    /// <summary>The group as a field of the form; null when nothing in it is asked.</summary>
    public JsonObject? Group(FederalGroup group, Place place, string path, string textBefore)
    {
        NoteRules(group, path);
        var isRepeated = group.Occurs.IsMany && !place.IsRepeated;
        if (group.Occurs.IsMany && place.IsRepeated)
        {
            draft.Note(path, "may be repeated inside a group that is repeated itself: it can be filled in once per entry here");
        }

        var id = place.NewId(group);
        var textKey = $"{place.Id}.{id}";
        draft.Text($"{textKey}.label", place.LabelOf(group), path, orElse: id);
        var members = Members(group.Children, place.Within(id, path, group, isRepeated));
        var hint = SafeXml.Plain($"{textBefore} {group.Help} {members.LeadingText}");
        if (members.Fields.Count == 0)
        {
            draft.Texts.Remove($"{textKey}.label");
            NotShown(path, hint);
            return null;
        }

        draft.Text($"{textKey}.hint", hint, path);
        return Field(id, isRepeated ? group.Occurs : null, place.IsRequired(group), members.Fields, path);
    }

    /// <summary>Whether it may stand here no time at all.</summary>
    public bool IsLeftOut(FederalElement element, string path)
    {
        if (element.Occurs.Mistake is { } mistake)
        {
            draft.Note(path, $"how often it is asked cannot be read ('{mistake}'): it is optional here");
        }

        if (element.Occurs.Max == 0)
        {
            draft.Note(path, "is never asked (0:0)");
        }

        return element.Occurs.Max == 0;
    }

    public void NoteRules(FederalElement element, string path)
    {
        if (element is FederalGroup { IsChoice: true })
        {
            draft.Note(path, "only one of its members is to be given: all are optional here; a question before them with shownIf can tell them apart");
        }

        foreach (var rule in element.Rules)
        {
            draft.Note(path, $"rule {rule}");
        }
    }

    private List<JsonNode> Map(FederalElement child, Place place, string path, string textBefore)
    {
        if (IsLeftOut(child, path))
        {
            return [];
        }

        if (child is FederalGroup group)
        {
            return place.Depth < Scope.MaxDepth ? Kept(Group(group, place, path, textBefore)) : Dissolve(group, place, path, textBefore);
        }

        NoteRules(child, path);
        return Kept(fields.Map((FederalField)child, place, path, textBefore));
    }

    private List<JsonNode> Dissolve(FederalGroup group, Place place, string path, string textBefore)
    {
        NoteRules(group, path);
        draft.Note(path, $"groups are nested too deeply: its fields stand in the group around it{(group.Occurs.IsMany ? ", once" : string.Empty)}");
        var members = Members(group.Children, place with
        {
            Path = path,
            IsChoice = place.IsChoice || group.IsChoice || group.Occurs.Min == 0,
            IdPrefix = $"{place.IdPrefix} {group.Name.OrNull() ?? group.Label}",
            LabelPrefix = $"{place.LabelOf(group)}: ",
        });
        NotShown(path, SafeXml.Plain($"{textBefore} {group.Help} {members.LeadingText}"));
        List<JsonNode> nodes = [.. members.Fields.OfType<JsonNode>()];
        members.Fields.Clear();
        return nodes;
    }

    /// <param name="entries">How many, when it is a repeated group.</param>
    private JsonObject Field(string id, Occurrence? entries, bool isRequired, JsonArray members, string path)
    {
        var field = new JsonObject { ["id"] = id, ["type"] = entries is null ? "group" : "repeatedGroup" };
        if (isRequired)
        {
            field["required"] = true;
        }

        if (entries is { } occurs)
        {
            Repetition.Set(field, occurs, path, draft);
        }

        field["fields"] = members;
        return field;
    }

    private static List<JsonNode> Kept(JsonObject? field) => field is null ? [] : [field];

    private static bool IsDocument(FederalElement element) => element is FederalField { DataType: "file", Kind: "input" or "select" };

    private void NotShown(string path, string text)
    {
        if (text.Length > 0)
        {
            draft.Note(path, $"there is no place for this text: {text}");
        }
    }
}
