using Schalter.Services.Forms;
using Schalter.Services.Forms.Checking;

namespace Schalter.Services.Pages;

/// <summary>Which input a phone or a browser's autofill understands best for a question.</summary>
internal static class Inputs
{
    private const string Street = "address.street";
    private const string HouseNumber = "address.houseNumber";

    /// <summary>
    /// Data about the person filling in, by field; the same names inside employers or children mean somebody else. A street is none where
    /// its house number has a field of its own: what browsers know has both in one.
    /// </summary>
    private static readonly Dictionary<string, string> Tokens = new(StringComparer.Ordinal)
    {
        ["contact.email"] = "email",
        ["contact.phone"] = "tel",
        ["contact.name"] = "name",
        ["email"] = "email",
        ["phone"] = "tel",
        [Street] = "address-line1",
        ["address.addition"] = "address-line2",
        ["address.postalCode"] = "postal-code",
        ["address.city"] = "address-level2",
    };

    /// <summary>Where people apply for themselves.</summary>
    private static readonly Dictionary<string, string> OwnName = new(StringComparer.Ordinal)
    {
        ["person.familyName"] = "family-name",
        ["person.givenNames"] = "given-name",
        ["person.name"] = "name",
        ["person.dateOfBirth"] = "bday",
    };

    /// <summary>Where somebody applies for a person whom they employ or teach.</summary>
    private static readonly Dictionary<string, string> ContactName = new(StringComparer.Ordinal)
    {
        ["contactPerson.familyName"] = "family-name",
        ["contactPerson.givenNames"] = "given-name",
        ["contactPerson.name"] = "name",
        ["contactPerson.position"] = "organization-title",
    };

    /// <summary>The audiences that a form's <c>person</c> belongs to; a booking names none and is one's own.</summary>
    private static readonly string[] Oneself = ["resident", "relative"];

    /// <summary>A code out of a mail.</summary>
    public static InputView Code { get; } = new("text", null, "one-time-code", IsCode: true);

    /// <summary>
    /// Never <c>type=email</c> or <c>type=date</c>: browsers refuse addresses with umlauts and dates without a day, which we take; and no
    /// number pad for dates, as that of iPhones has no full stop.
    /// </summary>
    public static InputView For(FormField field, FormDefinition form) => field.Type switch
    {
        FieldType.Email => new("text", "email", Token(field, form), IsCode: true),
        FieldType.Phone => new("tel", null, Token(field, form), IsCode: true),
        FieldType.Number => new("text", field.Limits.Decimals > 0 ? "decimal" : "numeric", null, IsCode: true),
        FieldType.Date or FieldType.PartialDate => new("text", null, Token(field, form), IsCode: true),
        _ => new("text", null, Token(field, form), IsCode: field.Limits.Pattern is not null),
    };

    private static string? Token(FormField field, FormDefinition form)
    {
        var names = form.Audience.Count == 0 || form.Audience.Any(Oneself.Contains) ? OwnName : ContactName;
        return field.Id == Street && FormIndex.Of(form).Find(HouseNumber) is not null ? null
            : Tokens.GetValueOrDefault(field.Id) ?? names.GetValueOrDefault(field.Id);
    }
}
