using Schalter.Services.Forms;

namespace Schalter.Services.Pages;

/// <summary>Which input a phone or a browser's autofill understands best for a question.</summary>
internal static class Inputs
{
    /// <summary>Data about the person filling in, by field; the same names inside employers or children mean somebody else.</summary>
    private static readonly Dictionary<string, string> Tokens = new(StringComparer.Ordinal)
    {
        ["person.familyName"] = "family-name",
        ["person.givenNames"] = "given-name",
        ["person.name"] = "name",
        ["person.dateOfBirth"] = "bday",
        ["contact.email"] = "email",
        ["contact.phone"] = "tel",
        ["contact.name"] = "name",
        ["email"] = "email",
        ["phone"] = "tel",
        ["address.street"] = "address-line1",
        ["address.addition"] = "address-line2",
        ["address.postalCode"] = "postal-code",
        ["address.city"] = "address-level2",
    };

    /// <summary>A code out of a mail.</summary>
    public static InputView Code { get; } = new("text", null, "one-time-code", IsCode: true);

    /// <summary>
    /// Never <c>type=email</c> or <c>type=date</c>: browsers refuse addresses with umlauts and dates without a day, which we take; and no
    /// number pad for dates, as that of iPhones has no full stop.
    /// </summary>
    public static InputView For(FormField field) => field.Type switch
    {
        FieldType.Email => new("text", "email", Token(field), IsCode: true),
        FieldType.Phone => new("tel", null, Token(field), IsCode: true),
        FieldType.Number => new("text", field.Limits.Decimals > 0 ? "decimal" : "numeric", null, IsCode: true),
        FieldType.Date or FieldType.PartialDate => new("text", null, Token(field), IsCode: true),
        _ => new("text", null, Token(field), IsCode: field.Limits.Pattern is not null),
    };

    private static string? Token(FormField field) => Tokens.GetValueOrDefault(field.Id);
}
