using System.Text.Json.Nodes;

namespace Schalter.Services.Forms.Federal;

/// <summary>Turns lists of values into choices, known lists of states into countries.</summary>
internal sealed class ChoiceMapping(FormDraft draft, IReadOnlyList<Genericode> lists)
{
    /// <summary>Lists of the XRepository that our type <c>country</c> stands for, which speaks every language.</summary>
    private static readonly string[] Countries =
    [
        "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:staat",
        "urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:staatsangehoerigkeit",
        "urn:xoev-de:kosit:codeliste:country-codes",
    ];

    /// <summary>False when the values are not known: then anything can be written.</summary>
    public bool Add(FederalField field, JsonObject json, string textKey, string path)
    {
        if (field.CodeList is { } list && Countries.Contains(list.Uri))
        {
            draft.Note(path, $"answers are countries by ISO 3166-1 alpha-3, not keys of {list.Uri}");
            json["type"] = "country";
            return true;
        }

        var values = Usable(Values(field), path);
        if (values.Count == 0)
        {
            draft.Note(path, field.CodeList is { } missing
                ? $"free text until the values are known: give the code list {missing.VersionUri ?? missing.Uri} as genericode (--codelists)"
                : "a choice without values: free text here");
            return false;
        }

        json["type"] = "choice";
        json["choices"] = new JsonArray([.. values.Select(v => JsonValue.Create(v.Code))]);
        foreach (var value in values)
        {
            draft.Text($"{textKey}.choice.{value.Code}", value.Name, path, orElse: value.Code);
        }

        return true;
    }

    private IReadOnlyList<CodeValue> Values(FederalField field) =>
        field.Values.Count > 0 ? field.Values
        : field.CodeList is { } reference ? lists.FirstOrDefault(l => l.Is(reference))?.Values(reference) ?? []
        : [];

    private List<CodeValue> Usable(IReadOnlyList<CodeValue> values, string path)
    {
        var usable = new List<CodeValue>();
        foreach (var value in values)
        {
            if (value.Code.Length == 0)
            {
                draft.Note(path, $"a value without code is left out: {value.Name}");
            }
            else if (usable.Any(v => v.Code == value.Code))
            {
                draft.Note(path, $"the value {value.Code} stands there twice; left out: {value.Name}");
            }
            else
            {
                usable.Add(value);
            }
        }

        return usable;
    }
}
