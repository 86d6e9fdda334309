using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Forms;

/// <summary>Each procedure with a complete set of answers, and each of its conditional documents when it is due and when not.</summary>
public sealed class CatalogueTests
{
    /// <summary>Form, document, answers with which it is due, answers with which it is not.</summary>
    private static readonly (string Form, string Document, string Due, string NotDue)[] Conditional =
    [
        ("residence-education", "currentResidenceDocument", "", "currentResidenceDocument.type=none"),
        ("residence-education", "powerOfAttorney", Guided, ""),
        ("residence-education", "admission", "", Language),
        ("residence-education", "trainingContract", Apprentice, Vocational + "school"),
        ("residence-education", "trainingRegistration", Apprentice, Vocational + "school"),
        ("residence-education", "courseConfirmation", Vocational + "school", Apprentice),
        ("residence-education", "internshipAgreement", "application.purpose=internshipEu16e", ""),
        ("residence-education", "recognitionNotice", "application.purpose=recognition16d", ""),
        ("residence-education", "schoolQualification", Search, ""),
        ("residence-education", "studyProgress", "application.kind=extension", ""),
        ("residence-education", "lease", "", "housing.kind=withFamily"),
        ("skilled-worker-fast-track", "subPowerOfAttorney", Agent, ""),
        ("skilled-worker-fast-track", "euResidenceProof", "euResidence.livesInEuState=ja; euResidence.state=POL", ""),
        ("skilled-worker-fast-track", "employmentContract", "", "application.purpose=vocational16a"),
        ("skilled-worker-fast-track", "employmentDeclaration", "", "application.purpose=vocational16a"),
        ("skilled-worker-fast-track", "qualificationProof", "", "qualification.kind=experience"),
        ("skilled-worker-fast-track", "curriculumVitae", "", "application.purpose=vocational16a"),
        ("skilled-worker-fast-track", "professionalLicence", "qualification.regulatedProfession=ja; qualification.licenceStatus=requested", ""),
        ("skilled-worker-fast-track", "trainingContract", "application.purpose=vocational16a", ""),
        ("skilled-worker-fast-track", "trainingRegistration", "application.purpose=vocational16a", ""),
        ("skilled-worker-fast-track", "civilStatusDocuments", Entering, ""),
        ("family-reunification", "currentResidenceDocument", "", "currentResidenceDocument.type=eligibleVisaFree"),
        ("family-reunification", "powerOfAttorney", Guided, ""),
        ("family-reunification", "marriageCertificate", "", Extended),
        ("family-reunification", "birthCertificate", Child, ""),
        ("family-reunification", "languageCertificate", "", "language.proof=exempt; language.exemptionReason=nationality"),
        ("family-reunification", "referencePersonDocument", "", "application.relation=independent31"),
        ("family-reunification", "employmentContract", "", "application.relation=spouseOfGerman28"),
        ("family-reunification", "paySlips", "livelihood.sources=other; livelihood.otherSource=Erspartes", "application.relation=spouseOfGerman28"),
        ("family-reunification", "businessFigures", "referenceLivelihood.sources=selfEmployment", ""),
        ("family-reunification", "benefitNotice", "livelihood.sources=pension", ""),
        ("family-reunification", "healthInsurance", "", "application.relation=spouseOfGerman28"),
        ("family-reunification", "custodyProof", Child, "application.relation=child32; custody.kind=ofAge"),
        ("family-reunification", "integrationCourseProof", Extended, "application.kind=extension; language.integrationCourse=notObliged"),
        ("family-reunification", "lease", "", "housing.kind=owned"),
        ("temporary-protection-ukraine", "currentResidenceDocument", "", "currentResidenceDocument.type=none"),
        ("temporary-protection-ukraine", "powerOfAttorney", Guided, ""),
        ("temporary-protection-ukraine", "ukraineResidenceRight", "application.group=permanentTitleUkraine; person.nationalities=GEO", ""),
        ("ancillary-provisions", "currentResidenceDocument", "", "currentResidenceDocument.type=none"),
        ("ancillary-provisions", "bamfNotice", "currentResidenceDocument.type=none; protection.status=refugee", "protection.status=refugee"),
        ("ancillary-provisions", "supplementarySheet", "", "currentResidenceDocument.supplementarySheet=nein"),
        ("ancillary-provisions", "powerOfAttorney", Guided, ""),
        ("ancillary-provisions", "employmentContract", "", "application.provision=selfEmployment"),
        ("ancillary-provisions", "employmentDeclaration", "", "application.reason=training"),
        ("ancillary-provisions", "trainingPlace", "application.reason=training", ""),
        ("ancillary-provisions", "familyDocuments", "application.reason=family", ""),
        ("ancillary-provisions", "statement", "application.provision=selfEmployment", ""),
        ("ancillary-provisions", "livelihoodProof", "application.provision=residenceObligation; move.targetMunicipality=Ulm", ""),
        ("settlement-permit", "currentResidenceDocument", "", "currentResidenceDocument.type=none"),
        ("settlement-permit", "powerOfAttorney", Guided, ""),
        ("settlement-permit", "pensionRecord", "", "application.basis=formerGerman38"),
        ("settlement-permit", "paySlips", "", "employment.status=selfEmployed"),
        ("settlement-permit", "employerConfirmation", "", "employment.status=retired"),
        ("settlement-permit", "taxAssessment", "employment.status=selfEmployed", ""),
        ("settlement-permit", "adviserStatement", "employment.status=selfEmployed", ""),
        ("settlement-permit", "benefitNotice", "livelihood.sources=pension", ""),
        ("settlement-permit", "lease", "", "housing.kind=owned"),
        ("settlement-permit", "ownershipProof", "housing.kind=owned", ""),
        ("settlement-permit", "languageCertificate", "", "language.proof=germanSchool"),
        ("settlement-permit", "civicsProof", "", "civics.proof=none"),
        ("settlement-permit", "schoolCertificate", "civics.proof=germanSchool", ""),
        ("eu-citizens", "currentResidenceDocument", "", Permanent),
        ("eu-citizens", "powerOfAttorney", Guided, Parent),
        ("eu-citizens", "unionCitizenDocument", "", Permanent),
        ("eu-citizens", "relationProof", "", Permanent),
        ("eu-citizens", "workProof", "", "freeMovement.ground=retired; " + Means),
        ("eu-citizens", "businessProof", "freeMovement.ground=selfEmployed", ""),
        ("eu-citizens", "enrolmentProof", "freeMovement.ground=student; " + Means, ""),
        ("eu-citizens", "livelihoodProof", "freeMovement.ground=notWorking; " + Means, ""),
        ("eu-citizens", "healthInsurance", "freeMovement.ground=retired; " + Means, ""),
        ("eu-citizens", "residenceProof", Permanent, ""),
        ("emergency", "powerOfAttorney", "application.consent=on; " + Guided, ""),
    ];

    private const string Representative = "representation.kind=person; representation.familyName=Weber; representation.email=w@example.org";
    private const string Guided = "application.submittedBy=guide; representation.basis=powerOfAttorney; " + Representative;
    private const string Parent = "application.submittedBy=legalRepresentative; representation.basis=parentalCustody; " + Representative;
    private const string Agent = "application.submittedBy=authorisedPerson; representation.basis=lawyer; " + Representative;
    private const string Language = "application.purpose=languageCourse16f; education.hoursPerWeek=20";
    private const string Vocational = "application.purpose=vocational16a; education.trainingKind=";
    private const string Apprentice = Vocational + "inCompany";
    private const string Search = "application.purpose=studySearch17; search.goal=Medizin; search.schoolQualification=Lise; search.schoolCountry=TUR";
    private const string Extended = "application.kind=extension; language.integrationCourse=attending";
    private const string Child = "application.relation=child32; custody.kind=sole";
    private const string Permanent = "application.request=permanentResidenceCertificate; residence.periods.0.from=2020; residence.periods.0.city=Ulm";
    private const string Means = "livelihood.sources=pension; healthInsurance.kind=private";
    private const string Entering = "family.membersEntering=ja; family.members.0.familyName=Öztürk; family.members.0.dateOfBirth=2020; "
        + "family.members.0.nationality=TUR; family.members.0.relation=child";

    public static TheoryData<string, string, string, string> Table => [.. Conditional];

    public static TheoryData<string> Forms => [.. Conditional.Select(c => c.Form).Distinct()];

    [Theory]
    [MemberData(nameof(Forms))]
    public void CompleteAnswers_AreValid(string form) => Assert.Empty(Check(form, "").Codes());

    [Theory]
    [MemberData(nameof(Table))]
    public void ConditionalDocument_IsDueWhenItConcernsTheCase(string form, string document, string due, string notDue)
    {
        Assert.Contains(document, Required(form, due));
        Assert.DoesNotContain(document, Required(form, notDue));
    }

    [Fact]
    public void EveryConditionalDocument_OfEveryForm_IsInTheTable()
    {
        var declared = Forms.SelectMany(f => ContentTests.Form(f.Data).Documents.Where(d => d.Need == DocumentNeed.Conditional).Select(d => (f.Data, d.Id)));
        Assert.Equal(declared, Conditional.Select(c => (c.Form, c.Document)));
    }

    /// <summary>domain.md, E5: nothing but the proof of nationality is always needed.</summary>
    [Fact]
    public void RefugeeFromUkraine_MustProveNothingButNationality() => Assert.Equal(
        ["identityDocument"], Required("temporary-protection-ukraine", "currentResidenceDocument.type=none"));

    private static IReadOnlyList<string> Required(string form, string changes)
    {
        var result = Check(form, changes);
        Assert.Empty(result.Codes());
        return DocumentRules.Required(ContentTests.Form(form), result.Answers);
    }

    private static CheckedAnswers Check(string form, string changes) => AnswerCheck.Check(
        ContentTests.Form(form), CatalogueAnswers.To(form, changes.Split("; ", StringSplitOptions.RemoveEmptyEntries)), AForm.Today);
}
