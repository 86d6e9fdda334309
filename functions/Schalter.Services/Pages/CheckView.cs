using System.Globalization;
using Schalter.Services.Forms;
using Schalter.Services.Forms.Describing;

namespace Schalter.Services.Pages;

/// <summary>What a script needs to ask a question only where it is meant, and to find its answer wrong before it is sent.</summary>
/// <param name="Kind">Shape of an answer, as in <c>Scripts/check.js</c>; null for groups.</param>
/// <param name="Required">As the form says; whether the question is asked at all is said around it.</param>
/// <param name="ShownIf">Condition in JSON, as is <paramref name="RequiredIf"/>.</param>
/// <param name="Format">What is said of a wrong format when the question has words of its own for it.</param>
internal sealed record CheckView(
    string? Kind, bool Required, string? ShownIf, string? RequiredIf, string? Min, string? Max, string? Pattern, LocalizedText? Format)
{
    public static CheckView None { get; } = new(null, Required: false, null, null, null, null, null, null);

    public static CheckView Of(FormField field, int? item, PageTexts texts) => new(
        KindOf(field.Type),
        field.Required || field.Type == FieldType.Declaration,
        ConditionJson.Text(field.ShownIf, item),
        ConditionJson.Text(field.RequiredIf, item),
        Number(field.Limits.MinLength),
        Number(field.Limits.MaxLength ?? (field.Type == FieldType.LongText ? AnswerLimits.LongTextLength : AnswerLimits.TextLength)),
        field.Limits.Pattern,
        field.Limits.Pattern is null ? null : texts.Optional($"{field.TextKey}.format"));

    private static string? KindOf(FieldType type) => type switch
    {
        FieldType.Group or FieldType.RepeatedGroup => null,
        FieldType.Text or FieldType.LongText => "text",
        FieldType.Number => "number",
        FieldType.Date => "date",
        FieldType.PartialDate => "partialDate",
        FieldType.Email => "email",
        FieldType.Phone => "phone",
        FieldType.Declaration => "declaration",
        _ => "choice",
    };

    private static string? Number(int? limit) => limit?.ToString(CultureInfo.InvariantCulture);
}
