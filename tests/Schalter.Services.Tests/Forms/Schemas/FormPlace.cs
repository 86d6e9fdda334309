using System.Text.Json.Nodes;
using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Forms.Schemas;

/// <summary>A place of a JSON body as the form has it: the body, a section or group, an entry, a list of entries, a question.</summary>
internal sealed record FormPlace(FormField? Field, IReadOnlyDictionary<string, FormPlace> Parts, FormPlace? Entry)
{
    private static readonly Dictionary<string, FormPlace> None = [];

    public static FormPlace Of(FormDefinition form)
    {
        var slots = form.Documents.ToDictionary(d => d.Id, d => new FormPlace(AForm.Field(d.Id, FieldType.Text), None, null));
        return new(null, form.Sections.ToDictionary(s => s.Id, s => Within(null, s.Fields)).Append(new("uploads", new(null, slots, null)))
            .ToDictionary(), null);
    }

    public bool IsQuestion => Field is not null && Field.Fields.Count == 0;

    /// <summary>
    /// The place that a pointer of either side is about, so that the two can be compared: below a question the question; of what is
    /// missing the outermost object that is missing; where something else stands than the form has, that; of too long a list the list.
    /// </summary>
    public string Fold(JsonNode? body, string pointer)
    {
        var (place, value, at) = (this, body, string.Empty);
        foreach (var name in pointer.Split('/').Skip(1))
        {
            if (place.IsQuestion || value is null)
            {
                return at;
            }

            if (place.Entry is { } entry)
            {
                var max = place.Field!.Limits.MaxItems ?? AnswerLimits.MaxEntries;
                if (value is not JsonArray list || list.Count > max || !int.TryParse(name, out var index) || list[index] is not JsonObject item)
                {
                    return at;
                }

                (place, value) = (entry, item);
            }
            else if (value is not JsonObject given)
            {
                return at;
            }
            else if (!place.Parts.TryGetValue(name, out var part))
            {
                return $"{at}/{name}";
            }
            else
            {
                (place, value) = (part, given[name]);
            }

            at = $"{at}/{name}";
        }

        return at;
    }

    private static FormPlace Within(FormField? group, IReadOnlyList<FormField> fields) =>
        new(group, fields.ToDictionary(f => f.Id[(f.Id.LastIndexOf('.') + 1)..], Of), null);

    private static FormPlace Of(FormField field) => field.Type switch
    {
        FieldType.Group => Within(field, field.Fields),
        FieldType.RepeatedGroup => new(field, None, Within(null, field.Fields)),
        _ => new(field, None, null),
    };
}
