using System.Text.Json.Nodes;
using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Forms.Schemas;

/// <summary>Spoils a body in one place.</summary>
internal static class BodyMutations
{
    private static readonly string[] Strangers = ["x", "constructor", "__proto__", "toString", "a/b", "a~b", "familyName", "0", "Person", "ä", "a.b", "lang", "_x"];
    private static readonly string[] StrangeValues = ["1", "\"a\"", "{\"a\": 1}", "[1]", "[{\"a\": 1}]", "null", "{}", "[]", "\"\""];
    private static readonly string[] OtherThings = ["\"x\"", "5", "true", "[]", "{}", "null", "[\"x\"]", "[{\"familyName\": \"x\"}]", "{\"a\": 1}", "\"\""];
    private static readonly string[] Entries = ["{}", "{\"x\": 1}", "\"x\"", "null", "[]", "{\"familyName\": \"B\"}", "{\"familyName\": \"\"}", "{\"city\": \"Köln\"}"];

    public static void Apply(FormDefinition form, JsonObject body, Chance chance)
    {
        switch (chance.Below(8))
        {
            case 0 when Objects(body).Where(o => o.Count > 0).ToList() is { Count: > 0 } all && chance.Of(all) is var place:
                place.Remove(chance.Of([.. place.Select(p => p.Key)]));
                break;
            case 1 or 2 or 3:
                Answer(body, chance.Of([.. FormFields.Questions(form)]), chance);
                break;
            case 4:
                Replace(form, body, chance);
                break;
            case 5:
                chance.Of([.. Objects(body)])[chance.Of(Strangers)] = JsonNode.Parse(chance.Of(StrangeValues));
                break;
            case 6 when Lists(form).ToList() is { Count: > 0 } lists:
                AddEntries(body, chance.Of(lists), chance);
                break;
            default:
                Fill(form, body, chance);
                break;
        }
    }

    /// <summary>Another answer to a question, asked or not.</summary>
    private static void Answer(JsonObject body, FormField field, Chance chance) => Put(body, field.Id, WrongValues.For(field, chance));

    /// <summary>Something else than a section, group, list or question.</summary>
    private static void Replace(FormDefinition form, JsonObject body, Chance chance)
    {
        string[] places = [.. form.Sections.Select(s => s.Id), .. FormFields.Of(form).Select(f => f.Id)];
        Put(body, chance.Of(places), JsonNode.Parse(chance.Of(OtherThings)));
    }

    /// <summary>Right answers to a whole section, asked or not.</summary>
    private static void Fill(FormDefinition form, JsonObject body, Chance chance)
    {
        foreach (var field in FormFields.Questions(form with { Sections = [chance.Of(form.Sections)] }).Where(_ => chance.OneIn(2)))
        {
            var values = FieldValues.Right(field, field.Choices, chance);
            Put(body, field.Id, field.TakesMany ? new JsonArray([.. values]) : values[0]);
        }
    }

    private static void AddEntries(JsonObject body, FormField group, Chance chance)
    {
        var list = new JsonArray();
        for (var left = chance.Of([0, 1, 2, 3, 10, 11, 15, 16, 25]); left > 0; left--)
        {
            list.Add(JsonNode.Parse(chance.Of(Entries)));
        }

        Put(body, group.Id, list);
    }

    private static IEnumerable<FormField> Lists(FormDefinition form) => FormFields.Of(form).Where(f => f.Type == FieldType.RepeatedGroup);

    /// <summary>Puts a value at its place if there is a way to it; in a list into its last entry.</summary>
    private static void Put(JsonObject body, string id, JsonNode? value)
    {
        JsonNode? place = body;
        var path = id.Split('.');
        for (var i = 0; i < path.Length - 1 && place is not null; i++)
        {
            place = (place, path[i]) switch
            {
                (JsonArray { Count: > 0 } list, "*") => list[^1],
                (JsonObject given, var name) => given.TryGetPropertyValue(name, out var part) ? part
                    : given[name] = path[i + 1] == "*" ? new JsonArray(new JsonObject()) : new JsonObject(),
                _ => null,
            };
        }

        if (place is JsonObject target)
        {
            target[path[^1]] = value;
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject given => given.SelectMany(p => Objects(p.Value)).Prepend(given),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };
}
