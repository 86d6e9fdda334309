using Schalter.Services.Tests.Uploads;

namespace Schalter.Functions.Tests.Submissions;

/// <summary>What people are called, and what they call their files, comes out as it went in.</summary>
public sealed class NamesTests(SystemFixture fixture)
{
    [Theory]
    [InlineData("Đặng-Nguyễn", "Thị Hồng")]
    [InlineData("Ğöçmən o̧ĺ", "Łukaš Þór d’Ĳ")]
    [InlineData("M̂ìt͟k̂ñ C̨̆ėďĳŋ", "ḀẒǨķṯẘ ǿǣ ȟ ʒ ʹ ʻ")]
    [InlineData("Παπαδόπουλος", "Έλλη")]
    [InlineData("עמר", "יוסף בן דוד")]
    [InlineData("الأحمدي", "محمد عبد الرحمن")]
    public async Task Names_ReachTheOfficeUnchanged(string family, string given)
    {
        var answers = await AnswersAsync(("person.familyName", family), ("person.givenNames", given));
        Assert.Equal((family, given), (answers("person.familyName"), answers("person.givenNames")));
    }

    [Fact]
    public async Task SingleName_NeedsNoGivenNames() => Assert.Equal(
        "Suharto", (await AnswersAsync(("person.familyName", "Suharto"), ("person.hasSingleName", "ja"), ("person.givenNames", "")))("person.familyName"));

    [Theory]
    [InlineData("00.05.1990", "1990-05")]
    [InlineData("1990", "1990")]
    [InlineData("29.02.2000", "2000-02-29")]
    public async Task BirthDates_MayBePartial(string typed, string kept) =>
        Assert.Equal(kept, (await AnswersAsync(("person.dateOfBirth", typed)))("person.dateOfBirth"));

    [Theory]
    [InlineData("../../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData(@"C:\Users\Ayşe\Paß.pdf", "Paß.pdf")]
    [InlineData("rechnung\u202Efdp.exe", "rechnungfdp.exe")]
    [InlineData("..", "document")]
    [InlineData("جواز السفر.pdf", "جواز السفر.pdf")]
    public async Task FileNames_AreShownHarmless_AndNeverUsedAsPaths(string sent, string shown) => await ShownAsync(sent, shown);

    [Fact]
    public async Task FileNameOf300Characters_IsShortened() =>
        await ShownAsync(new string('n', 296) + ".pdf", new string('n', 116) + ".pdf");

    [Fact]
    public async Task FileNameWithNul_LosesIt() => await ShownAsync("Pass\0.exe\0.pdf", "Pass.exe.pdf");

    private async Task ShownAsync(string sent, string shown)
    {
        var receipt = await fixture.Counter.SubmitAsync("contact", PostedForm.Enquiry().AddFile("attachments", sent, PdfFile.Sound(1)));
        var view = await fixture.Counter.UntilAsync(receipt, "routed");

        Assert.Equal(shown, Assert.Single(view.Documents).FileName);
        Assert.Equal(["001.pdf"], await fixture.Office.NamesAsync("cases", $"{receipt.Reference}/documents/"));
    }

    private async Task<Func<string, string>> AnswersAsync(params (string Field, string Value)[] changes)
    {
        var receipt = await fixture.Counter.SubmitAsync("contact", PostedForm.Enquiry(changes));
        await fixture.Counter.UntilAsync(receipt, "routed");
        var handover = await fixture.Office.ReadJsonAsync("cases", $"{receipt.Reference}/handover.json");
        return field => handover.GetProperty("answers").GetProperty(field).GetString()!;
    }
}
