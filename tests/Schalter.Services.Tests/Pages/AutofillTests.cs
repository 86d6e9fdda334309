using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Pages;

/// <summary>Browsers fill in what they know of the person in front of them: only fields about that person may ask for it (WCAG 1.3.5).</summary>
public sealed class AutofillTests
{
    [Theory]
    [InlineData("residence-employment", "person.familyName", "family-name")]
    [InlineData("residence-employment", "person.givenNames", "given-name")]
    [InlineData("residence-employment", "person.dateOfBirth", "bday")]
    [InlineData("residence-employment", "contact.email", "email")]
    [InlineData("residence-employment", "contact.phone", "tel")]
    [InlineData("residence-employment", "address.postalCode", "postal-code")]
    [InlineData("residence-employment", "address.city", "address-level2")]
    [InlineData("residence-employment", "address.street", "on")]
    [InlineData("residence-employment", "address.houseNumber", "on")]
    [InlineData("residence-employment", "employer.name", "off")]
    [InlineData("residence-employment", "employer.address.street", "off")]
    [InlineData("residence-employment", "family.spouse.familyName", "off")]
    [InlineData("residence-employment", "family.children.2.givenNames", "off")]
    [InlineData("residence-employment", "person.azrNumber", null)]
    [InlineData("residence-employment", "representation.familyName", "section-representation family-name")]
    [InlineData("contact", "onBehalf.name", "off")]
    [InlineData("skilled-worker-fast-track", "person.familyName", "off")]
    [InlineData("skilled-worker-fast-track", "person.givenNames", "off")]
    [InlineData("skilled-worker-fast-track", "person.dateOfBirth", "off")]
    [InlineData("skilled-worker-fast-track", "contactPerson.familyName", "family-name")]
    [InlineData("skilled-worker-fast-track", "contactPerson.givenNames", "given-name")]
    [InlineData("skilled-worker-fast-track", "contactPerson.position", "organization-title")]
    [InlineData("skilled-worker-fast-track", "contact.email", "email")]
    [InlineData("skilled-worker-fast-track", "workerContact.email", "off")]
    [InlineData("skilled-worker-fast-track", "deputy.person.familyName", "off")]
    [InlineData("contact", "person.familyName", "family-name")]
    [InlineData("emergency", "person.familyName", "family-name")]
    public void Question_AsksForWhatTheBrowserKnowsOfItsUser(string form, string field, string? token) =>
        Assert.Equal(token, Token(PageSamples.Forms.Find(form)!, field));

    /// <summary>A volunteer guide's own name would else stand in the application of somebody else.</summary>
    [Theory]
    [InlineData("self", "family-name", "email")]
    [InlineData("guide", "off", "off")]
    [InlineData("legalRepresentative", "off", "off")]
    public void FormFilledInForSomebodyElse_OffersNothingOfItsUser(string by, string name, string email)
    {
        var form = PageSamples.Forms.Find("emergency")!;
        var answers = new Answers([new("application.submittedBy", [by])]);

        Assert.Equal(name, Token(form, "person.familyName", answers));
        Assert.Equal(email, Token(form, "contact.email", answers));
        Assert.Equal("section-representation email", Token(form, "representation.email", answers));
    }

    /// <summary>An office may ask for both in one.</summary>
    [Fact]
    public void StreetWithoutAHouseNumber_IsALine()
    {
        var form = PageSamples.Employment;
        var street = form with { Sections = [.. form.Sections.Select(s => s with { Fields = [.. s.Fields.Where(f => f.Id != "address.houseNumber")] })] };

        Assert.Equal("address-line1", Token(street, "address.street"));
    }

    [Fact]
    public void Booking_IsOnesOwn() => Assert.Equal(
        ["family-name", "given-name", "bday", "email"], Html.Attributes(PageSamples.All("de")["book"], "autocomplete"));

    private static string? Token(FormDefinition form, string field, Answers? answers = null)
    {
        var html = PageSamples.Renderer.Form(new(form, "de", "/api", answers ?? Answers.None, [], []));
        return Html.Attribute(Html.Tags(html, "input").Single(t => Html.Attribute(t, "name") == field), "autocomplete");
    }
}
