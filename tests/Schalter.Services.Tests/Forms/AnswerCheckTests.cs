using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Forms;

public sealed class AnswerCheckTests
{
    private static FormDefinition Employment => ContentTests.Form("residence-employment");

    [Fact]
    public void CompleteApplication_HasNoErrors()
    {
        var result = AnswerCheck.Check(Employment, SampleAnswers.Employment(), AForm.Today);
        Assert.Empty(result.Codes());
        Assert.Equal("1990-05", result.Answers["person.dateOfBirth"]);
        Assert.Equal(["UKR", "POL"], result.Answers.All("person.nationalities"));
        Assert.Equal(["employment", "pension"], result.Answers.All("livelihood.sources"));
        Assert.Equal("61200.5", result.Answers["contract.grossAnnualSalary"]);
        Assert.Equal("+497111234567", result.Answers["contact.phone"]);
        Assert.Null(result.Answers["lang"]);
    }

    [Fact]
    public void BlankEntries_AreCompacted()
    {
        var result = AnswerCheck.Check(Employment, SampleAnswers.Employment(), AForm.Today);
        Assert.Equal("Köln", result.Answers["entry.previousStays.0.city"]);
        Assert.Null(result.Answers["entry.previousStays.1.city"]);
    }

    [Fact]
    public void ErrorInAnEntry_NamesTheEntryAsTyped()
    {
        var result = AnswerCheck.Check(Employment, SampleAnswers.Employment(("entry.previousStays.1.to", "2013"), ("family.children.7.livesWith", "x")), AForm.Today);
        Assert.Contains("entry.previousStays.1.from must-not-be-after", result.Codes());
        Assert.Contains("family.children.7.livesWith yes-no-invalid", result.Codes());
        Assert.Contains("family.children.7.familyName required", result.Codes());
    }

    [Theory]
    [InlineData("person.familyName", "", "person.familyName required")]
    [InlineData("person.dateOfBirth", "31.02.1990", "person.dateOfBirth partial-date-invalid")]
    [InlineData("contract.permanent", "nein", "contract.end required")]
    [InlineData("contract.end", "egal", null)]
    [InlineData("contract.probationUntil", "2024-01-31", "contract.start must-not-be-after")]
    [InlineData("identityDocument.issuedOn", "2026-12-01", "identityDocument.issuedOn date-too-late")]
    [InlineData("identityDocument.validUntil", "2020-01-15", "identityDocument.issuedOn must-be-before")]
    [InlineData("person.azrNumber", "123", "person.azrNumber format")]
    [InlineData("declarations.truthful", "", "declarations.truthful declaration-required")]
    [InlineData("person.shoeSize", "42", "person.shoeSize unknown-field")]
    [InlineData("person", "x", "person unknown-field")]
    [InlineData("employer.address", "x", "employer.address unknown-field")]
    [InlineData("family.children.*.familyName", "x", "family.children.*.familyName unknown-field")]
    [InlineData("family.children.01.familyName", "x", "family.children.01.familyName unknown-field")]
    [InlineData("family.children.0", "x", "family.children.0 unknown-field")]
    [InlineData("documents.lease", "x", null)]
    [InlineData("_csrf", "x", null)]
    [InlineData("accessKey", "x", null)]
    [InlineData("contract.grossAnnualSalary", "", "contract.grossAnnualSalary required")]
    [InlineData("abroad.address.street", "Main Street 1", "abroad.address.city required|abroad.address.country required")]
    [InlineData("family.spouse.livesWith", "", "family.spouse.livesWith required")]
    public void OneChange_GivesItsErrors(string field, string value, string? errors) => Assert.Equal(
        errors, string.Join('|', AnswerCheck.Check(Employment, SampleAnswers.Employment((field, value)), AForm.Today).Codes()) is { Length: > 0 } codes ? codes : null);

    [Fact]
    public void HiddenAnswers_AreDroppedUnseen()
    {
        var typed = SampleAnswers.Employment(("application.purpose", "jobSearch20"), ("contract.hoursPerWeek", "nonsense"), ("application.changeOfEmployer", "?"));
        var result = AnswerCheck.Check(Employment, typed, AForm.Today);
        Assert.Empty(result.Codes());
        Assert.DoesNotContain(result.Answers.Values.Keys, k => k.StartsWith("contract.", StringComparison.Ordinal) || k.StartsWith("employer.", StringComparison.Ordinal));
    }

    [Fact]
    public void QuestionsBehindAHiddenOne_AreHiddenToo()
    {
        var typed = SampleAnswers.Employment(("qualification.kind", "experience"), ("qualification.anabinOrZabReference", "1"));
        Assert.Null(AnswerCheck.Check(Employment, typed, AForm.Today).Answers["qualification.anabinOrZabReference"]);
    }

    [Theory]
    [InlineData("employer", "employerQuestion", null)]
    [InlineData("employer", "eat", "enquiry.topic choice-unavailable")]
    [InlineData("resident", "eat", null)]
    public void Topics_DependOnTheAudience(string audience, string topic, string? error)
    {
        var typed = SampleAnswers.Enquiry(("enquiry.audience", audience), ("enquiry.topic", topic), ("company.name", "Muster GmbH"));
        Assert.Equal(error, AnswerCheck.Check(ContentTests.Form("contact"), typed, AForm.Today).Codes().SingleOrDefault());
    }

    [Fact]
    public void TooManyFields_AreRefusedAtOnce()
    {
        (string, string)[] many = [.. Enumerable.Range(0, 1001).Select(i => ($"f{i}", "x"))];
        Assert.Equal([" too-many-fields"], AnswerCheck.Check(Employment, AForm.Answers(many), AForm.Today).Codes());
        Assert.Equal([" too-many-fields"], AnswerCheck.Check(Employment, AForm.Answers([.. many.Select(m => ("person.familyName", m.Item2))]), AForm.Today).Codes());
    }

    [Fact]
    public void TooManyEntries_AreNamed()
    {
        (string, string)[] stays = [.. Enumerable.Range(0, 11).SelectMany(i => new[] { ($"entry.previousStays.{i}.from", "2001"), ($"entry.previousStays.{i}.to", "2002"), ($"entry.previousStays.{i}.city", "Ulm") })];
        Assert.Equal(["entry.previousStays too-many-items"], AnswerCheck.Check(Employment, SampleAnswers.Employment(stays), AForm.Today).Codes());
    }

    [Fact]
    public void RequiredGroupOfEntries_WantsOne()
    {
        var typed = SampleAnswers.Employment(("livelihood.sources", "benefits"));
        Assert.Equal(["livelihood.benefits required"], AnswerCheck.Check(Employment, typed, AForm.Today).Codes());
    }

    [Fact]
    public void Errors_ComeInTheOrderOfTheForm()
    {
        var errors = AnswerCheck.Check(Employment, Answers.None, AForm.Today).Errors;
        Assert.Equal("application.kind", errors[0].Field);
        Assert.Equal("declarations.privacyNoticeRead", errors[^1].Field);
        Assert.True(errors.ToList().FindIndex(e => e.Field == "person.familyName") < errors.ToList().FindIndex(e => e.Field == "address.street"));
    }

    [Fact]
    public void EveryCode_HasATextThatNamesTheField()
    {
        var typed = SampleAnswers.Employment(("contract.probationUntil", "2024-01-31"), ("address.postalCode", "7"), ("family.children.0.dateOfBirth", "2030"), ("nope", "1"));
        var form = Employment;
        var said = AnswerCheck.Check(form, typed, AForm.Today).Errors.Select(e => e.Text(form, ContentTests.AllTexts, "en").Value);
        Assert.Equal(
            [
                "The postal code has five digits.",
                "The date for “Child 1: Date of birth” is too late. It cannot be after 22 November 2026.",
                "“Start of employment” cannot be after “Probation period until”.",
                "This form has no field “nope”.",
            ],
            said);
    }
}
