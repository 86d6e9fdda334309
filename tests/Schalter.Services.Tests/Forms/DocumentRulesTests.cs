using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Forms;

/// <summary>Documents of the work permit, as domain.md (E0, E2) has them.</summary>
public sealed class DocumentRulesTests
{
    private static FormDefinition Form => ContentTests.Form("residence-employment");

    [Theory]
    [InlineData("extension", "skilledAcademic18b", "identityDocument currentResidenceDocument employmentContract employmentDeclaration paySlips healthInsurance lease")]
    [InlineData("first", "skilledAcademic18b", "identityDocument currentResidenceDocument employmentContract employmentDeclaration qualificationProof healthInsurance lease")]
    [InlineData("first", "research18d", "identityDocument currentResidenceDocument hostingAgreement qualificationProof healthInsurance lease")]
    [InlineData("extension", "voluntary19e", "identityDocument currentResidenceDocument employmentContract paySlips healthInsurance lease")]
    [InlineData("extension", "jobSearch20", "identityDocument currentResidenceDocument healthInsurance lease livelihoodProof")]
    [InlineData("first", "selfEmployed21", "identityDocument currentResidenceDocument healthInsurance lease businessPlan fundingProof")]
    public void Due_DependsOnKindAndPurpose(string kind, string purpose, string slots) =>
        Assert.Equal(slots.Split(' '), DocumentRules.Required(Form, Checked(("application.kind", kind), ("application.purpose", purpose))));

    [Theory]
    [InlineData("application.submittedBy", "employer", "powerOfAttorney", true)]
    [InlineData("application.submittedBy", "self", "powerOfAttorney", false)]
    [InlineData("currentResidenceDocument.type", "none", "currentResidenceDocument", false)]
    [InlineData("housing.kind", "owned", "lease", false)]
    [InlineData("qualification.regulatedProfession", "ja", "professionalLicence", true)]
    public void ConditionalDocument_FollowsItsAnswer(string field, string value, string slot, bool due) =>
        Assert.Equal(due, DocumentRules.Required(Form, Checked((field, value))).Contains(slot));

    [Fact]
    public void Missing_IsWhatIsDueAndNotThere_NeverOptionalOrLater()
    {
        var answers = Checked(("application.purpose", "selfEmployed21"));
        Assert.Equal(
            ["healthInsurance", "lease", "fundingProof"],
            DocumentRules.Missing(Form, answers, new HashSet<string> { "identityDocument", "currentResidenceDocument", "businessPlan" }));
        Assert.Contains("chamberOpinion", DocumentRules.Offered(Form, answers));
        Assert.DoesNotContain("chamberOpinion", DocumentRules.Offered(Form, Checked()));
    }

    [Fact]
    public void Enquiry_NeedsAPowerOfAttorneyOnlyForOthers()
    {
        var form = ContentTests.Form("contact");
        Assert.Empty(DocumentRules.Required(form, AnswerCheck.Check(form, SampleAnswers.Enquiry(), AForm.Today).Answers));
        var acting = SampleAnswers.Enquiry(("onBehalf.actingFor", "ja"), ("onBehalf.name", "A. Nna"));
        Assert.Equal(["powerOfAttorney"], DocumentRules.Required(form, AnswerCheck.Check(form, acting, AForm.Today).Answers));
        Assert.Equal(5, form.Documents.Single(d => d.Id == "attachments").MaxFiles);
    }

    private static Answers Checked(params (string, string)[] changes) => AnswerCheck.Check(Form, SampleAnswers.Employment(changes), AForm.Today).Answers;
}
