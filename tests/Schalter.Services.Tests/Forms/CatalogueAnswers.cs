using Schalter.Services.Forms;
using static Schalter.Services.Tests.Forms.CommonAnswers;

namespace Schalter.Services.Tests.Forms;

/// <summary>A complete set of answers to each form of the catalogue, as a person would type them: one line per answer.</summary>
internal static class CatalogueAnswers
{
    private const string Education = """
        application.kind=first
        application.purpose=study16b
        application.submittedBy=self
        entry.lastEntryOn=01.09.2025
        education.institution.name=Universität Stuttgart
        education.institution.city=Stuttgart
        education.programme=Maschinenbau
        education.start=01.10.2025
        education.expectedEnd=30.09.2028
        education.partTime=nein
        sideJob.hasSideJob=ja
        sideJob.hoursPerWeek=10
        """;

    private const string FastTrack = """
        application.submittedBy=employer
        application.purpose=skilledVocational18a
        address.street=Werkstraße
        address.houseNumber=3
        address.postalCode=70565
        address.city=Stuttgart
        contactPerson.familyName=Maier
        contactPerson.mayRepresent=ja
        contact.email=personal@example.de
        contact.phone=0711 123456
        abroad.address.city=Konya
        abroad.address.country=TUR
        workerContact.email=elif@example.org
        identityDocument.type=passport
        identityDocument.number=U12345678
        identityDocument.issuingState=TUR
        identityDocument.validUntil=31.12.2031
        euResidence.livesInEuState=nein
        qualification.kind=vocational
        qualification.title=Köchin
        qualification.country=TUR
        qualification.year=2019
        qualification.recognised=pending
        qualification.regulatedProfession=nein
        recognition.needed=yes
        mission.country=TUR
        mission.city=Ankara
        family.membersEntering=nein
        agreement.agreementAccepted=on
        agreement.employerDuties=on
        agreement.feeAcknowledged=on
        declarations.truthful=on
        declarations.privacyNoticeRead=on
        """;

    private const string Family = """
        application.kind=first
        application.relation=spouse30
        application.submittedBy=self
        entry.lastEntryOn=01.09.2026
        referencePerson.familyName=Öztürk
        referencePerson.givenNames=Can
        referencePerson.dateOfBirth=1996-02-29
        referencePerson.nationality=TUR
        referencePerson.livesWith=ja
        referencePerson.residenceDocument=blueCard
        referencePerson.validUntil=31.12.2028
        marriage.date=14.06.2024
        marriage.place=İzmir
        marriage.country=TUR
        marriage.livingTogether=ja
        language.level=a1
        language.proof=certificate
        referenceLivelihood.sources=employment
        """;

    private const string Ukraine = """
        application.kind=first
        application.group=ukrainian
        application.submittedBy=self
        person.nationalities=UKR
        entry.lastEntryOn=12.11.2026
        ukraine.livedThere=ja
        ukraine.place=Харків
        registration.done=ja
        registration.place=Heidelberg
        protection.inOtherEuState=nein
        """;

    private const string Ancillary = """
        application.provision=employerBinding
        application.submittedBy=self
        application.currentText=Beschäftigung nur bei Firma Alt erlaubt.
        application.requestedChange=Beschäftigung beim Gasthof Krone erlaubt.
        application.reason=job
        currentResidenceDocument.supplementarySheet=ja
        protection.status=none
        livelihood.sources=employment
        """;

    private const string Settlement = """
        application.basis=general9
        application.submittedBy=self
        residence.titleSince=09.2019
        residence.absences.0.from=2021-01
        residence.absences.0.to=2021-05
        residence.absences.0.reason=Elternzeit
        employment.status=employed
        employment.employer=Gasthof Krone GmbH
        employment.since=2020
        employment.permanent=ja
        employment.probationOver=ja
        pension.months=62
        language.level=b1
        language.proof=certificate
        civics.proof=test
        """;

    private const string Union = """
        application.request=residenceCardFamily
        application.submittedBy=self
        unionCitizen.familyName=Rossi
        unionCitizen.dateOfBirth=1997
        unionCitizen.nationality=ITA
        unionCitizen.livesWith=ja
        unionCitizen.relation=spouse
        freeMovement.ground=worker
        freeMovement.since=2023
        """;

    private const string Emergency = """
        application.submittedBy=self
        person.familyName=Öztürk
        person.givenNames=Elif
        person.dateOfBirth=01.02.1998
        person.nationalities=TUR
        contact.email=elif@example.org
        currentResidenceDocument.type=fictionCertificate
        currentResidenceDocument.validUntil=25.11.2026
        urgency.reason=job
        urgency.neededBy=01.12.2026
        declarations.truthful=on
        declarations.privacyNoticeRead=on
        """;

    /// <param name="changes">Answers in place of those of the set: <c>field=value</c>; an empty value takes the answer away.</param>
    public static Answers To(string form, params string[] changes)
    {
        var lines = Set(form).SelectMany(s => s.Split('\n')).Select(Pair).ToList();
        // a form's own answers stand before the common ones and go first
        var answers = lines.Where((a, i) => !lines.Take(i).Any(b => b.Field == a.Field));
        var changed = changes.Select(Pair).ToList();
        return AForm.Answers([.. answers.Where(a => changed.All(c => c.Field != a.Field)), .. changed.Where(c => c.Value.Length > 0)]);
    }

    private static string[] Set(string form) => form switch
    {
        "residence-education" => [Education, Person, Papers, Here, Living, Declared],
        "skilled-worker-fast-track" => [FastTrack, Person, Job],
        "family-reunification" => [Family, Person, Papers, Here, Living, Declared],
        "temporary-protection-ukraine" => [Ukraine, Person, Papers, Here, Declared],
        "ancillary-provisions" => [Ancillary, Person, Papers, Here, Job, Truthful],
        "settlement-permit" => [Settlement, Person, Papers, Here, Living, Declared],
        "eu-citizens" => [Union, Person, Papers, Here, Truthful],
        "emergency" => [Emergency],
        _ => throw new ArgumentException($"There are no sample answers to {form}.", nameof(form)),
    };

    private static (string Field, string Value) Pair(string line) =>
        line.Trim().Split('=', 2) is [var field, var value] ? (field, value) : throw new FormatException(line);
}
