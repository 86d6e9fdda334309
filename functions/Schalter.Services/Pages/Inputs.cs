using Schalter.Services.Forms;

namespace Schalter.Services.Pages;

/// <summary>Which input a phone or a browser's autofill understands best for a question.</summary>
internal static class Inputs
{
    /// <summary>A code out of a mail.</summary>
    public static InputView Code { get; } = new("text", null, "one-time-code", IsCode: true);

    /// <param name="answers">As given so far: they may say that somebody else fills in the form.</param>
    public static InputView For(FormField field, FormDefinition form, Answers answers) => Autofill.On(Plain(field), field, form, answers);

    /// <summary>
    /// Never <c>type=email</c> or <c>type=date</c>: browsers refuse addresses with umlauts and dates without a day, which we take; and no
    /// number pad for dates, as that of iPhones has no full stop.
    /// </summary>
    private static InputView Plain(FormField field) => field.Type switch
    {
        FieldType.Email => new("text", "email", null, IsCode: true),
        FieldType.Phone => new("tel", null, null, IsCode: true),
        FieldType.Number => new("text", field.Limits.Decimals > 0 ? "decimal" : "numeric", null, IsCode: true),
        FieldType.Date or FieldType.PartialDate => new("text", null, null, IsCode: true),
        _ => new("text", null, null, IsCode: field.Limits.Pattern is not null),
    };
}
