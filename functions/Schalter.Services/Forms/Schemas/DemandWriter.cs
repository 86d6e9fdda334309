using System.Text.Json.Nodes;

namespace Schalter.Services.Forms.Schemas;

/// <summary>Writes what each question demands to where, and under which premise, the schema says it.</summary>
internal sealed class DemandWriter(SchemaNode root, Premises premises, Definitions definitions, SchemaWording wording)
{
    public void Write(FormDefinition form) => Write(form.Sections.SelectMany(s => s.Fields));

    private void Write(IEnumerable<FormField> fields)
    {
        foreach (var field in fields)
        {
            wording.Label(Base(field), field.TextKey);
            switch (field.Type)
            {
                case FieldType.Group:
                    Base(field).IsClosed = true;
                    break;
                case FieldType.RepeatedGroup:
                    WriteEntries(field);
                    break;
                default:
                    WriteValue(field);
                    break;
            }

            WriteDuty(field);
            Write(field.Fields);
        }
    }

    private void WriteValue(FormField field)
    {
        if (!premises.Shown(field).Is(Premise.Always))
        {
            Base(field).Say(definitions.Unasked(field.TakesMany));
        }

        foreach (var place in Places(premises.Shown(field), field))
        {
            place.Say(FieldSchema.Of(field, definitions));
        }

        foreach (var offer in field.ChoicesShownIf.Keys.Order(StringComparer.Ordinal).GroupBy(c => premises.Offered(field, c).Key))
        {
            var withheld = Premise.All(premises.Shown(field), premises.Offered(field, offer.First()).Opposite());
            foreach (var place in Places(withheld, field))
            {
                place.Say("not", Among(field, offer));
            }
        }
    }

    private static JsonObject Among(FormField field, IEnumerable<string> choices)
    {
        var one = new JsonObject { ["enum"] = new JsonArray([.. choices.Select(c => JsonValue.Create(c))]) };
        return field.TakesMany ? new() { ["type"] = "array", ["contains"] = one } : one;
    }

    /// <summary>Blank entries are no entries; a few too many of them are still too many here.</summary>
    private void WriteEntries(FormField group)
    {
        Base(group).Items.IsClosed = true;
        foreach (var place in Places(premises.Shown(group), group))
        {
            place.Say("type", "array");
            place.Say("maxItems", group.Limits.MaxItems ?? AnswerLimits.MaxEntries);
            if (group.Limits.MinItems is > 1 and var min)
            {
                place.Say("anyOf", new JsonArray(new JsonObject { ["not"] = Used(group, null) }, Used(group, min)));
            }
        }
    }

    /// <summary>A list with so many entries in which something is written; with one, if no number is said.</summary>
    private JsonObject Used(FormField group, int? least)
    {
        var list = new JsonObject { ["type"] = "array", ["contains"] = PremiseSchema.UsedEntry(group, definitions) };
        if (least is not null)
        {
            list["minContains"] = least;
        }

        return list;
    }

    private void WriteDuty(FormField field)
    {
        foreach (var place in Bases(premises.Required(field), field))
        {
            Require(place.Node, place.Path);
            if (field.Type == FieldType.RepeatedGroup)
            {
                Say(place, "contains", PremiseSchema.UsedEntry(field, definitions));
            }
            else if (field.TakesMany)
            {
                Say(place, "minItems", Math.Max(1, field.Limits.MinItems ?? 1));
            }
        }
    }

    private static void Say((SchemaNode Node, string[] Path) place, string word, JsonNode value)
    {
        var list = place.Node.At(place.Path);
        list.Say("type", "array");
        list.Say(word, value);
    }

    private static void Require(SchemaNode node, string[] path)
    {
        for (var i = 0; i < path.Length; i++)
        {
            node.At(path[..i]).Require(path[i]);
        }
    }

    private SchemaNode Base(FormField field) => Places(Premise.Always, field).Single();

    private IEnumerable<SchemaNode> Places(Premise premise, FormField field) => Bases(premise, field).Select(b => b.Node.At(b.Path));

    /// <summary>Where to say something about a field: the form or an entry, while the premise holds, and the way from there.</summary>
    private IEnumerable<(SchemaNode Node, string[] Path)> Bases(Premise premise, FormField field)
    {
        if (premise.Is(Premise.Never))
        {
            return [];
        }

        var star = field.Id.IndexOf(".*.", StringComparison.Ordinal);
        return star < 0
            ? [(root.When(premise), field.Id.Split('.'))]
            : PremiseBranches.Of(premise).Select(b =>
                (root.When(b.Form).At(field.Id[..star].Split('.')).Items.When(b.Entry), field.Id[(star + 3)..].Split('.')));
    }
}
