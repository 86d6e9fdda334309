using System.Globalization;
using Schalter.Services.Forms.Checking;

namespace Schalter.Services.Forms;

/// <summary>Says what is wrong with an answer in words, naming the question as the form does.</summary>
public static class FieldErrorTexts
{
    /// <summary>The field's own text <c>{TextKey}.{code}</c>, if it has one, such as <c>.format</c>; else <c>errors.{code}</c>.</summary>
    /// <param name="form">Null when no form is concerned; then the field is named by its id.</param>
    public static LocalizedText Text(this FieldError error, FormDefinition? form, Texts texts, string language)
    {
        if (form is null)
        {
            return texts.Find(language, $"errors.{error.Code}", [("field", error.Field), .. error.Details.Select(d => (d.Key, d.Value))]);
        }

        var field = FormIndex.Of(form).Find(FieldId.Parse(error.Field).Pattern);
        var own = $"{field?.TextKey}.{error.Code}";
        var key = texts.Has(own) ? own : $"errors.{error.Code}";
        var values = error.Details.Select(d => (d.Key, Shown(form, d.Key, d.Value, texts, language)))
            .Append(("field", Label(form, error.Field, texts, language)));
        return texts.Find(language, key, [.. values]);
    }

    /// <summary>The question's label, with the entry's number in a repeated group; a document's label; else the id itself.</summary>
    public static string Label(FormDefinition form, string id, Texts texts, string language)
    {
        var parsed = FieldId.Parse(id);
        if (FormIndex.Of(form).Find(parsed.Pattern) is { } field)
        {
            var label = texts.Get(language, $"{field.TextKey}.label");
            return parsed.Group is null ? label : $"{Label(form, parsed.Group, texts, language)} {Number(parsed.Entry + 1)}: {label}";
        }

        var slot = form.Documents.FirstOrDefault(d => id == $"documents.{d.Id}");
        return slot is null ? id : slot.Title?.Value ?? texts.Get(language, $"{slot.TextKey}.label");
    }

    private static string Shown(FormDefinition form, string name, string value, Texts texts, string language) => name switch
    {
        "other" => Label(form, value, texts, language),
        "earliest" or "latest" => AnswerFormat.Date(value, language),
        "min" or "max" when decimal.TryParse(value, CultureInfo.InvariantCulture, out _) => AnswerFormat.Number(value, language),
        _ => value,
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
