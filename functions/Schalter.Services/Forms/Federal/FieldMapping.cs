using System.Text.Json.Nodes;

namespace Schalter.Services.Forms.Federal;

/// <summary>Turns fields into questions.</summary>
internal sealed class FieldMapping(FormDraft draft, IReadOnlyList<Genericode> lists)
{
    private const int MostCountries = 20;
    private readonly ChoiceMapping choices = new(draft, lists);
    private readonly LimitMapping limits = new(draft);

    /// <summary>The question; null when nothing of the kind can be asked.</summary>
    public JsonObject? Map(FederalField field, Place place, string path, string textBefore)
    {
        if (Unasked(field) is { } reason)
        {
            draft.Note(path, reason);
            return null;
        }

        var id = place.NewId(field);
        var textKey = $"{place.Id}.{id}";
        draft.Text($"{textKey}.label", place.LabelOf(field), path, orElse: id);
        draft.Text($"{textKey}.hint", SafeXml.Plain($"{textBefore} {field.Help}"), path);
        draft.Fields.Add(new(place.FieldPrefix + id, field.Id, path));
        if (field.Content.Length > 0)
        {
            draft.Note(path, $"the value given in advance is left out: {SafeXml.Plain(field.Content)}");
        }

        var json = new JsonObject { ["id"] = id, ["type"] = "text" };
        if (place.IsRequired(field))
        {
            json["required"] = true;
        }

        Type(field, json, textKey, path);
        return field.Occurs.IsMany ? Many(field, json, textKey, place, path) : json;
    }

    private static string? Unasked(FederalField field) => field.Kind switch
    {
        "hidden" => $"is hidden and therefore not asked{Content(field)}",
        "locked" => $"cannot be changed by the person and is therefore not asked{Content(field)}",
        "input" or "select" when field.DataType == "obj" => "holds an object (obj), which no question can ask for",
        "input" or "select" => null,
        _ => $"is of an unknown kind ({field.Kind})",
    };

    private static string Content(FederalField field) => field.Content.Length == 0 ? string.Empty : $"; its value: {SafeXml.Plain(field.Content)}";

    private void Type(FederalField field, JsonObject json, string textKey, string path)
    {
        if (field.Kind == "select" && choices.Add(field, json, textKey, path))
        {
            return;
        }

        json["type"] = field.DataType switch
        {
            "num" or "num_int" or "num_currency" => "number",
            "date" => "date",
            "bool" => "yesNo",
            _ => "text",
        };
        if (field.DataType is "time" or "datetime" or not ("text" or "text_latin" or "num" or "num_int" or "num_currency" or "date" or "bool"))
        {
            draft.Note(path, $"there is no type for {field.DataType}: free text here");
        }

        limits.Add(field, json, path);
    }

    /// <summary>Several answers: where the type takes only one, a repeated group with this one member.</summary>
    private JsonObject Many(FederalField field, JsonObject json, string textKey, Place place, string path)
    {
        var type = json["type"]!.GetValue<string>();
        if (type is "choice" or "country")
        {
            json["type"] = type == "choice" ? "multiChoice" : type;
            Values(json, field.Occurs, type);
            return json;
        }

        if (place.IsRepeated || place.Depth >= Reading.Scope.MaxDepth)
        {
            draft.Note(path, "takes several answers at a place where only one can be given");
            return json;
        }

        return Repeated(field, json, textKey, path);
    }

    private JsonObject Repeated(FederalField field, JsonObject json, string textKey, string path)
    {
        var group = new JsonObject { ["id"] = json["id"]!.GetValue<string>(), ["type"] = "repeatedGroup" };
        if (json.Remove("required"))
        {
            group["required"] = true;
        }

        Repetition.Set(group, field.Occurs, path, draft);
        draft.Texts[$"{textKey}.value.label"] = draft.Texts[$"{textKey}.label"]!.GetValue<string>();
        draft.Fields[^1] = draft.Fields[^1] with { Field = $"{draft.Fields[^1].Field}.*.value" };
        json["id"] = "value";
        json["required"] = true;
        group["fields"] = new JsonArray(json);
        return group;
    }

    /// <summary>A choice without end is as long as its list; of countries people name a few.</summary>
    private static void Values(JsonObject json, Occurrence occurs, string type)
    {
        if (occurs.Min > 1)
        {
            json["minItems"] = occurs.Min;
        }

        if ((occurs.Max ?? (type == "country" ? Math.Max(MostCountries, occurs.Min) : null)) is { } max)
        {
            json["maxItems"] = max;
        }
    }
}
