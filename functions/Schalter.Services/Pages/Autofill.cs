using Schalter.Services.Forms;
using Schalter.Services.Forms.Checking;
using Schalter.Services.Forms.Describing;

namespace Schalter.Services.Pages;

/// <summary>
/// What a browser may fill in of what it knows of its user (WCAG 1.3.5). Of everybody else it must offer nothing: the name of the one who
/// helps or employs would stand in the application.
/// </summary>
internal static class Autofill
{
    private const string Street = "address.street";
    private const string HouseNumber = "address.houseNumber";
    private const string Off = "off";

    /// <summary>Whatever the browser takes it for.</summary>
    private const string Any = "on";

    /// <summary>The part of a form for who fills it in for somebody else, asked only of them.</summary>
    private const string Representation = "representation";

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

    /// <summary>A section of its own for browsers, which fill in all fields of one together.</summary>
    private static readonly Dictionary<string, string> RepresentativeName = new(StringComparer.Ordinal)
    {
        [$"{Representation}.familyName"] = $"section-{Representation} family-name",
        [$"{Representation}.givenNames"] = $"section-{Representation} given-name",
        [$"{Representation}.organisation"] = $"section-{Representation} organization",
        [$"{Representation}.email"] = $"section-{Representation} email",
        [$"{Representation}.phone"] = $"section-{Representation} tel",
    };

    /// <summary>By their names browsers would take these for their user's even without a token.</summary>
    private static readonly string[] Personal =
        ["familyName", "givenNames", "name", "dateOfBirth", "email", "phone", "street", "houseNumber", "postalCode", "city"];

    /// <summary>The audiences that a form's <c>person</c> belongs to; a booking names none and is one's own.</summary>
    private static readonly string[] Oneself = ["resident", "relative"];

    public static InputView On(InputView input, FormField field, FormDefinition form, Answers answers)
    {
        if (RepresentativeName.TryGetValue(field.Id, out var representative))
        {
            return input with { Autocomplete = representative };
        }

        var represented = OwnUnless(form);
        var own = OwnToken(field, form) ?? (represented is not null && field.Id is Street or HouseNumber ? Any : null);
        if (own is not { } token)
        {
            return IsOfOthers(field) ? input with { Autocomplete = Off } : input;
        }

        return represented is null
            ? input with { Autocomplete = token }
            : input with
            {
                Autocomplete = represented.Holds(answers) ? Off : token,
                Own = new(token, ConditionJson.Text(new Condition.Not(represented))!),
            };
    }

    private static string? OwnToken(FormField field, FormDefinition form)
    {
        var names = form.Audience.Count == 0 || form.Audience.Any(Oneself.Contains) ? OwnName : ContactName;
        return field.Id == Street && FormIndex.Of(form).Find(HouseNumber) is not null ? null
            : Tokens.GetValueOrDefault(field.Id) ?? names.GetValueOrDefault(field.Id);
    }

    private static bool IsOfOthers(FormField field) =>
        field.Id is not (Street or HouseNumber) && Personal.Contains(field.Id[(field.Id.LastIndexOf('.') + 1)..], StringComparer.Ordinal);

    private static Condition? OwnUnless(FormDefinition form) => form.Sections.FirstOrDefault(s => s.Id == Representation)?.ShownIf;
}
