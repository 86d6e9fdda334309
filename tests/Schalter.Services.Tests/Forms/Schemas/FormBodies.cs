using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;
using Schalter.Services.Forms;
using Schalter.Services.Forms.Checking;

namespace Schalter.Services.Tests.Forms.Schemas;

/// <summary>
/// Bodies as a careful program sends them: walks a form, answers what is asked, and of what is optional about half. Mutated then, if
/// wanted, in up to three places.
/// </summary>
internal sealed class FormBodies(FormDefinition form, bool mutated) : Gen<string>
{
    public override string Generate(PCG pcg, Size? min, out Size size)
    {
        var body = new JsonObject();
        var walk = new Walk(new(pcg), body);
        foreach (var section in form.Sections.Where(s => Conditions.Holds(s.ShownIf, walk.Answers, null)))
        {
            walk.Answer(section.Fields, null);
        }

        walk.Complete(form);
        for (var left = mutated ? 1 + pcg.Next(3) : 0; left > 0; left--)
        {
            BodyMutations.Apply(form, body, new(pcg));
        }

        var text = body.ToJsonString();
        size = new((ulong)text.Length);
        return text;
    }

    private sealed class Walk(Chance chance, JsonObject body)
    {
        public Dictionary<string, IReadOnlyList<string>> Answers { get; } = new(StringComparer.Ordinal);

        public void Answer(IReadOnlyList<FormField> fields, int? entry)
        {
            foreach (var field in fields.Where(f => Conditions.Holds(f.ShownIf, Answers, entry)))
            {
                if (field.Type == FieldType.RepeatedGroup)
                {
                    AddEntries(field);
                }
                else if (field.Type == FieldType.Group)
                {
                    Answer(field.Required || chance.OneIn(2) ? field.Fields : [], entry);
                }
                else if (field.Required || field.Type == FieldType.Declaration || chance.OneIn(2))
                {
                    Write(field, entry);
                }
            }
        }

        /// <summary>Answers what must be answered because of later answers.</summary>
        public void Complete(FormDefinition form)
        {
            for (var (round, again) = (0, true); again && round < 5; round++)
            {
                again = false;
                foreach (var missing in Verdicts.OfOurs(form, body.ToJsonString()).Where(e => e.Code == "required"))
                {
                    Write(form, FieldId.Parse(missing.Field));
                    again = true;
                }
            }
        }

        private void Write(FormDefinition form, FieldId id)
        {
            var field = FormIndex.Of(form).Find(id.Pattern)!;
            if (field.Type == FieldType.RepeatedGroup)
            {
                AddEntries(field);
            }
            else
            {
                Write(field, id.Group is null ? null : id.Entry);
            }
        }

        private void AddEntries(FormField group)
        {
            var count = group.Required ? 1 + chance.Below(2) : chance.Below(3);
            for (var entry = 0; entry < count; entry++)
            {
                Answer(group.Fields, entry);
            }
        }

        private void Write(FormField field, int? entry)
        {
            var offered = field.Choices.Where(c => !field.ChoicesShownIf.TryGetValue(c, out var shownIf) || Conditions.Holds(shownIf, Answers, entry));
            var values = FieldValues.Right(field, [.. offered], chance);
            var id = Conditions.At(field.Id, entry);
            Answers[id] = [.. values.Select(v => v.ToString().ToLower(CultureInfo.InvariantCulture) is "true" or "false" ? v.ToJsonString() : v.ToString())];
            Put(id.Split('.'), field.TakesMany ? new JsonArray([.. values]) : values[0]);
        }

        private void Put(string[] path, JsonNode value)
        {
            JsonNode place = body;
            for (var i = 0; i < path.Length - 1; i++)
            {
                var isList = int.TryParse(path[i + 1], out _);
                place = place is JsonArray list ? Entry(list, int.Parse(path[i], CultureInfo.InvariantCulture))
                    : place[path[i]] ??= isList ? new JsonArray() : new JsonObject();
            }

            place[path[^1]] = value;
        }

        private static JsonNode Entry(JsonArray list, int index)
        {
            while (list.Count <= index)
            {
                list.Add(new JsonObject());
            }

            return list[index]!;
        }
    }
}
