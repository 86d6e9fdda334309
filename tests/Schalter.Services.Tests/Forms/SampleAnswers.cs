using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Forms;

/// <summary>Complete answers to the real forms, as a person would type them.</summary>
internal static class SampleAnswers
{
    public static Answers Employment(params (string Field, string Value)[] changes) => With(changes, [.. Request, .. Person, .. Work, .. Living]);

    public static Answers Enquiry(params (string Field, string Value)[] changes) => With(changes,
    [
        ("enquiry.audience", "resident"), ("enquiry.topic", "statusOfApplication"),
        ("enquiry.message", "Guten Tag, wie ist der Stand meines Antrags vom Mai?"), ("person.familyName", "Yılmaz"),
        ("person.givenNames", "Ayşe"), ("person.dateOfBirth", "31.3.1985"), ("contact.email", "ayse@example.org"),
        ("onBehalf.actingFor", "nein"), ("declarations.privacyNoticeRead", "on"),
    ]);

    private static (string, string)[] Request =>
    [
        ("application.kind", "extension"), ("application.purpose", "skilledAcademic18b"), ("application.changeOfEmployer", "no"),
        ("application.submittedBy", "self"),
    ];

    private static (string, string)[] Person =>
    [
        ("person.familyName", "Шевченко"), ("person.givenNames", "Олена Марія"), ("person.dateOfBirth", "00.05.1990"),
        ("person.placeOfBirth", "Київ"), ("person.countryOfBirth", "UA"), ("person.nationalities", "UKR"), ("person.nationalities", "pol"),
        ("person.sex", "f"), ("person.maritalStatus", "married"), ("person.maritalStatusSince", "2015"), ("person.heightCm", "172"),
        ("identityDocument.type", "passport"), ("identityDocument.number", "FX123456"), ("identityDocument.issuingState", "UKR"),
        ("identityDocument.issuedOn", "2020-01-15"), ("identityDocument.validUntil", "2030-01-14"),
        ("currentResidenceDocument.type", "residencePermit"), ("currentResidenceDocument.validUntil", "31.12.2026"),
        ("address.street", "Königstraße"), ("address.houseNumber", "12 a"), ("address.postalCode", "70173"), ("address.city", "Stuttgart"),
        ("contact.email", "olena@example.org"), ("contact.phone", "0711 / 123 45-67"), ("contact.preferredLanguage", "uk"),
        ("entry.lastEntryOn", "1.4.2022"), ("entry.previousStays.1.from", "2014"), ("entry.previousStays.1.to", "03.2015"),
        ("entry.previousStays.1.city", "Köln"),
    ];

    private static (string, string)[] Work =>
    [
        ("occupation.title", "Softwareentwicklerin"), ("employer.name", "Muster GmbH"), ("employer.address.street", "Werkweg"),
        ("employer.address.houseNumber", "1"), ("employer.address.postalCode", "70565"), ("employer.address.city", "Stuttgart"),
        ("contract.start", "01.02.2024"), ("contract.permanent", "ja"), ("contract.hoursPerWeek", "39,5"),
        ("contract.grossAnnualSalary", "61.200,50"), ("qualification.kind", "university"), ("qualification.title", "Master Informatik"),
        ("qualification.country", "UKR"), ("qualification.year", "2013"), ("qualification.recognised", "yes"),
        ("qualification.regulatedProfession", "false"),
    ];

    private static (string, string)[] Living =>
    [
        ("livelihood.sources", "pension"), ("livelihood.sources", "employment"), ("housing.kind", "rented"), ("housing.warmRent", "1.450"),
        ("housing.personsInHousehold", "3"), ("healthInsurance.kind", "statutory"), ("family.spouse.familyName", "Шевченко"),
        ("family.spouse.dateOfBirth", "1988-07-09"), ("family.spouse.nationality", "UKR"), ("family.spouse.livesWith", "1"),
        ("family.children.0.familyName", "Шевченко"), ("family.children.0.givenNames", "Марко"), ("family.children.0.dateOfBirth", "2018-02-28"),
        ("family.children.0.nationality", "UKR"), ("family.children.0.livesWith", "ja"), ("declarations.offencesDeclared", "nein"),
        ("declarations.truthful", "on"), ("declarations.privacyNoticeRead", "on"), ("lang", "uk"), ("uploads.lease", "abc"),
    ];

    private static Answers With((string Field, string Value)[] changes, (string Field, string Value)[] answers) =>
        new(answers.Where(a => changes.All(c => c.Field != a.Field)).Concat(changes.Where(c => c.Value.Length > 0))
            .GroupBy(a => a.Field).Select(g => KeyValuePair.Create<string, IReadOnlyList<string>>(g.Key, [.. g.Select(a => a.Value)])));
}
