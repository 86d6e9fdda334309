using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Forms;

public sealed class AnswerSheetTests
{
    [Theory]
    [InlineData("de", "person.dateOfBirth", "Geburtsdatum: Mai 1990")]
    [InlineData("de", "person.nationalities", "Staatsangehörigkeiten: Ukraine, Polen")]
    [InlineData("de", "identityDocument.validUntil", "Gültig bis: 14.01.2030")]
    [InlineData("en", "identityDocument.validUntil", "Valid until: 14 January 2030")]
    [InlineData("uk", "identityDocument.validUntil", "Дійсний до: 14.01.2030")]
    [InlineData("ar", "identityDocument.validUntil", "صالحة حتى: 14 يناير 2030")]
    [InlineData("uk", "contract.grossAnnualSalary", "Річна заробітна плата до вирахування податків (брутто) у євро: 61\u00A0200,5")]
    [InlineData("ar", "contract.grossAnnualSalary", "الراتب السنوي الإجمالي قبل الخصم باليورو: 61,200.5")]
    [InlineData("uk", "person.dateOfBirth", "Дата народження: травень 1990")]
    [InlineData("de", "contract.grossAnnualSalary", "Bruttojahresgehalt in Euro: 61.200,5")]
    [InlineData("en", "application.changeOfEmployer", "Are you changing your employer?: No")]
    [InlineData("en", "contact.preferredLanguage", "Preferred language: Ukrainian")]
    [InlineData("en", "family.children.0.givenNames", "Child 1: Given names: Марко")]
    [InlineData("de", "employer.address.city", "Anschrift des Arbeitgebers: Ort: Stuttgart")]
    [InlineData("de", "livelihood.sources", "Wovon leben Sie?: Arbeitslohn oder Gehalt, Rente oder Pension")]
    public void Line_ReadsAsPeopleWriteIt(string language, string field, string line)
    {
        var found = Sheet(language).Sections.SelectMany(s => s.Lines).Single(l => l.Field == field);
        Assert.Equal(line, $"{found.Label}: {found.Answer}");
    }

    [Fact]
    public void Sheet_HasEveryAnswerOnce_InTheFormsOrder_AndNothingElse()
    {
        var form = ContentTests.Form("residence-employment");
        var answers = AnswerCheck.Check(form, SampleAnswers.Employment(), AForm.Today).Answers;
        var lines = Sheet("de").Sections.SelectMany(s => s.Lines).Select(l => l.Field).ToList();
        Assert.Equal(answers.Values.Keys, lines.Order(StringComparer.Ordinal));
        Assert.Equal("application.kind", lines[0]);
        Assert.DoesNotContain(Sheet("de").Sections, s => s.Title == "Vertretung");
    }

    [Theory]
    [InlineData("de", "XXA", "Staatenlos")]
    [InlineData("en", "MMR", "Myanmar (Burma)")]
    [InlineData("uk", "DEU", "Німеччина")]
    [InlineData("ar", "UKR", "أوكرانيا")]
    public void Country_IsNamedInTheLanguage(string language, string code, string name) =>
        Assert.Equal(name, CodeNames.Country(ContentTests.AllTexts, language, code));

    [Theory]
    [InlineData("de"), InlineData("en"), InlineData("fr"), InlineData("tr"), InlineData("uk"), InlineData("ar")]
    public void EveryCountryAndLanguage_HasAName(string language)
    {
        var countries = CodeNames.Countries(ContentTests.AllTexts, language);
        Assert.Equal(CodeLists.Countries.Order(), countries.Select(c => c.Code).Order());
        Assert.All(countries, c => Assert.False(c.Name.Length < 3 || c.Name == c.Code || c.Name.Contains('['), c.Name));
        Assert.DoesNotContain(CodeNames.Languages(language), l => l.Name == l.Code);
    }

    [Fact]
    public void Countries_AreThoseOfThePlatformToo()
    {
        foreach (var (code, _) in CodeNames.Countries(ContentTests.AllTexts, "de").Where(c => c.Code is not ("XKX" or "XXA" or "XXX")))
        {
            Assert.Equal(code, CodeLists.Country(new System.Globalization.RegionInfo($"en-{CodeLists.TwoLetters(code)}").ThreeLetterISORegionName));
        }

        Assert.Equal(249 + 3, CodeLists.Countries.Count);
    }

    private static AnswerSheet Sheet(string language)
    {
        var form = ContentTests.Form("residence-employment");
        return AnswerSheets.Of(form, AnswerCheck.Check(form, SampleAnswers.Employment(), AForm.Today).Answers, ContentTests.AllTexts, language);
    }
}
