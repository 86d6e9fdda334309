namespace Schalter.Services.Tests.Forms;

/// <summary>Answers that several procedures ask for alike.</summary>
internal static class CommonAnswers
{
    public const string Person = """
        person.familyName=Öztürk
        person.givenNames=Elif Naz
        person.dateOfBirth=1998
        person.placeOfBirth=İzmir
        person.countryOfBirth=TUR
        person.nationalities=TUR
        person.sex=f
        person.maritalStatus=single
        """;

    public const string Papers = """
        identityDocument.type=passport
        identityDocument.number=U12345678
        identityDocument.issuingState=TUR
        identityDocument.validUntil=31.12.2031
        currentResidenceDocument.type=residencePermit
        currentResidenceDocument.validUntil=15.01.2027
        """;

    public const string Here = """
        address.street=Königstraße
        address.houseNumber=12 a
        address.postalCode=70173
        address.city=Stuttgart
        contact.email=elif@example.org
        contact.phone=0711 1234567
        """;

    public const string Living = """
        livelihood.sources=employment
        housing.kind=rented
        housing.personsInHousehold=2
        healthInsurance.kind=statutory
        """;

    public const string Declared = """
        declarations.offencesDeclared=nein
        declarations.truthful=on
        declarations.privacyNoticeRead=on
        """;

    public const string Truthful = """
        declarations.truthful=on
        declarations.privacyNoticeRead=on
        """;

    public const string Job = """
        occupation.title=Köchin
        employer.name=Gasthof Krone GmbH
        employer.address.street=Marktplatz
        employer.address.houseNumber=1
        employer.address.postalCode=70173
        employer.address.city=Stuttgart
        contract.start=01.02.2027
        contract.permanent=ja
        contract.hoursPerWeek=40
        contract.grossAnnualSalary=38.400
        """;
}
