using System.Text.Json;
using Schalter.Services.Forms.Checking;

namespace Schalter.Services.Forms.Describing;

/// <summary>Describes forms in the words of a language.</summary>
public static class FormDescriptions
{
    /// <param name="apiBase">Address of the API without a slash at its end: <c>/api</c>.</param>
    public static FormDescription Of(FormDefinition form, Texts texts, string language, string apiBase)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(texts);
        var words = new Words(texts, language);
        var url = $"{apiBase}/forms/{form.Id}";
        return new(
            form.Id, form.Version, language, words.Get($"{form.Id}.title"), words.Optional($"{form.Id}.intro"), form.Audience, form.LegalBasis,
            [.. form.Sections.Select(s => new SectionDescription(
                s.Id, words.Get($"{s.TextKey}.title"), ConditionJson.Of(s.ShownIf), [.. s.Fields.Select(words.Field)]))],
            [.. form.Documents.Select(words.Document)],
            [.. form.Rules.Select(r => new RuleDescription(r.Kind, r.Field, r.OtherField, ConditionJson.Of(r.When)))],
            new(url, $"{url}/schema", $"{apiBase}/submissions/{form.Id}"));
    }

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private sealed class Words(Texts texts, string language)
    {
        public string Get(string key) => texts.Get(language, key);

        public string? Optional(string key) => texts.Has(key) ? texts.Get(language, key) : null;

        public FieldDescription Field(FormField field) => new(
            field.Id, Word(field.Type), Get($"{field.TextKey}.label"), Optional($"{field.TextKey}.hint"),
            field.Required || field.Type == FieldType.Declaration, ConditionJson.Of(field.RequiredIf), ConditionJson.Of(field.ShownIf), field.TakesMany,
            field.Choices.Count == 0 ? null : [.. field.Choices.Select(c => Choice(field, c))], Limits(field),
            field.Fields.Count == 0 ? null : [.. field.Fields.Select(Field)]);

        public DocumentDescription Document(DocumentSlot slot) => new(
            slot.Id, Get($"{slot.TextKey}.label"), Optional($"{slot.TextKey}.hint"), Word(slot.Need), ConditionJson.Of(slot.When),
            [.. slot.Accept.Select(Word)], slot.MaxFiles);

        private ChoiceDescription Choice(FormField field, string value) => new(
            value, Get($"{field.TextKey}.choice.{value}"), ConditionJson.Of(field.ChoicesShownIf.GetValueOrDefault(value)));

        private static FieldLimits Limits(FormField field) => field.Type switch
        {
            FieldType.Text => field.Limits with { MaxLength = field.Limits.MaxLength ?? AnswerLimits.TextLength },
            FieldType.LongText => field.Limits with { MaxLength = field.Limits.MaxLength ?? AnswerLimits.LongTextLength },
            FieldType.Number => field.Limits with { Decimals = field.Limits.Decimals ?? NumberValue.DefaultDecimals },
            FieldType.RepeatedGroup => field.Limits with { MaxItems = field.Limits.MaxItems ?? AnswerLimits.MaxEntries },
            _ => field.Limits,
        };
    }
}
