namespace Schalter.Services.Forms.Reading;

/// <summary>What a form being read has declared so far; proves references, double ids and texts.</summary>
internal sealed class FormRegistry(Texts texts)
{
    private readonly Dictionary<string, (int Order, FormField Field)> fields = new(StringComparer.Ordinal);
    private readonly List<(Condition Leaf, ContentJson Place, Scope Scope, int Before)> pending = [];

    public void Add(FormField field, ContentJson place)
    {
        if (!fields.TryAdd(field.Id, (fields.Count, field)))
        {
            throw place.Wrong($"there are two fields {field.Id}");
        }
    }

    public FormField? Find(string id) => fields.GetValueOrDefault(id).Field;

    /// <summary>Notes a condition; it is proved when all fields are known.</summary>
    /// <param name="earlierOnly">Whether it may only look at questions before the asking one: such conditions cannot form a circle.</param>
    public void Note(Condition condition, ContentJson place, Scope scope, bool earlierOnly) =>
        pending.AddRange(Conditions.Leaves(condition).Select(leaf => (leaf, place, scope, earlierOnly ? fields.Count : int.MaxValue)));

    public void RequireText(ContentJson place, string key)
    {
        if (!texts.Has(key))
        {
            throw place.Wrong($"there is no German text {key}");
        }
    }

    public void ProveConditions()
    {
        foreach (var (leaf, place, scope, before) in pending)
        {
            var id = leaf is Condition.Is(var asked, _) ? asked : ((Condition.Answered)leaf).Field;
            if (!fields.TryGetValue(id, out var known) || known.Field.Type is FieldType.Group or FieldType.RepeatedGroup)
            {
                throw place.Wrong($"the condition asks for the field {id}, which does not exist");
            }

            if (known.Order >= before)
            {
                throw place.Wrong($"the condition asks for {id}, which comes later: the two could wait for each other");
            }

            ProveReach(id, place, scope);
            ProveValues(leaf, known.Field, place);
        }
    }

    private static void ProveReach(string id, ContentJson place, Scope scope)
    {
        var star = id.IndexOf(".*.", StringComparison.Ordinal);
        if (star >= 0 && !scope.Prefix.StartsWith(id[..(star + 3)], StringComparison.Ordinal))
        {
            throw place.Wrong($"{id} stands in a repeated group: only fields of the same entry can ask for it");
        }
    }

    private static void ProveValues(Condition leaf, FormField field, ContentJson place)
    {
        if (leaf is not Condition.Is(_, var values))
        {
            return;
        }

        IReadOnlyCollection<string> possible = field.Type switch
        {
            FieldType.Choice or FieldType.MultiChoice => field.Choices,
            FieldType.YesNo or FieldType.Declaration => ["true", "false"],
            FieldType.Country => CodeLists.Countries,
            FieldType.Language => CodeLists.Languages,
            _ => throw place.Wrong($"{field.Id} takes free input: ask whether it is answered instead"),
        };
        if (values.Except(possible, StringComparer.Ordinal).FirstOrDefault() is { } impossible)
        {
            throw place.Wrong($"{field.Id} never is {impossible}");
        }
    }
}
