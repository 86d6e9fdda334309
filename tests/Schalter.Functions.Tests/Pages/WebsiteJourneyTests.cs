using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Schalter.Services.Forms;
using Schalter.Services.Tests.Forms;
using Schalter.Services.Tests.Uploads;

namespace Schalter.Functions.Tests.Pages;

/// <summary>From a page of the static website to the functions of another origin, by mail back to the website, and on.</summary>
public sealed partial class WebsiteJourneyTests(SystemFixture fixture, ChromiumFixture chromium)
{
    private const string Rows = ".uploads input[name='uploads.identityDocument']";

    private static readonly Texts Texts = Texts.Load(Path.Combine(AppContext.BaseDirectory, "content"));

    [Fact]
    public async Task Application_InArabicByPhone_IsPhotographedAndSent_AndItsMailLeadsOnFromAnotherDevice()
    {
        var address = $"{Guid.NewGuid():N}@example.org";
        await using (var person = await VisitAsync())
        {
            var heard = Overheard.On(person.Page.Context);
            await person.Page.GotoAsync(fixture.Site.AddressOf("ar/forms/residence-employment/"));
            await person.FillAsync(Answers(address));
            await MendAsync(person);
            await PhotographAsync(person);
            await person.PressAsync(Word("form.submit"), 201);
            Assert.Equal(Word("receipt.title"), await person.HeadingAsync());
            heard.AssertQuiet(fixture);
        }

        await using var elsewhere = await VisitAsync();
        var heardElsewhere = Overheard.On(elsewhere.Page.Context);
        await elsewhere.Page.GotoAsync(await LinkOfTheMailAsync(address));
        await elsewhere.Page.WaitForURLAsync($"{fixture.Site.Origin}/ar/status/");
        await elsewhere.PressAsync(Word("show-status"));
        Assert.Equal(["IMG_0001.HEIC", "page2.pdf"], await elsewhere.Page.Locator(".documents bdi").AllInnerTextsAsync());
        await elsewhere.ChooseFileAsync("lease", "lease.pdf", PdfFile.Sound(1));
        await elsewhere.PressAsync(Word("status.supply"));
        Assert.Equal(Word("supplemented.title"), await elsewhere.HeadingAsync());
        heardElsewhere.AssertQuiet(fixture);
    }

    private static string Word(string key) => Texts.Get("ar", $"pages.{key}");

    private static Answers Answers(string address) => SampleAnswers.Employment(
        ("person.familyName", ""), ("person.countryOfBirth", "UKR"), ("person.nationalities", "UKR"), ("employer.name", $"Muster GmbH {Guid.NewGuid()}"),
        ("contact.email", address), ("contact.preferredLanguage", "ar"), ("lang", ""), ("uploads.lease", ""),
        ("entry.previousStays.1.from", ""), ("entry.previousStays.1.to", ""), ("entry.previousStays.1.city", ""));

    /// <summary>The summary has the focus and leads to the question.</summary>
    private static async Task MendAsync(Person person)
    {
        await person.Page.GetByRole(AriaRole.Button, new() { Name = Word("form.submit"), Exact = true }).TapAsync();
        await person.Page.Locator("#errors").WaitForAsync();
        Assert.Equal("errors", await person.Page.EvaluateAsync<string>("document.activeElement.id"));
        await person.Page.Locator("#errors a").TapAsync();
        Assert.Equal("person.familyName", await person.Page.EvaluateAsync<string>("document.activeElement.name"));
        await person.Page.Keyboard.TypeAsync("Yılmaz");
    }

    /// <summary>By the camera, which such a phone has, and a scan for the same place.</summary>
    private static async Task PhotographAsync(Person person)
    {
        var page = person.Page;
        var button = page.Locator(".field:has([name='documents.identityDocument']) > button");
        var chooser = await page.RunAndWaitForFileChooserAsync(() => button.TapAsync());
        Assert.Equal("environment", await chooser.Element.GetAttributeAsync("capture"));
        await chooser.SetFilesAsync(new FilePayload { Name = "IMG_0001.HEIC", MimeType = "image/heic", Buffer = ImageFile.Heic(4032, 3024) });
        await person.ChooseFileAsync("identityDocument", "page2.pdf", PdfFile.Sound(2));
        await Assertions.Expect(page.Locator(Rows)).ToHaveCountAsync(2, new() { Timeout = Chromium.Patience });
    }

    private async Task<string> LinkOfTheMailAsync(string address)
    {
        var mail = await Eventually.GetAsync(
            () => Task.FromResult(fixture.Office.Mails().FirstOrDefault(m => m.To.ToString() == address)), found => found is not null, "the mail");
        return Link().Match(mail!.TextBody!).Value;
    }

    private Task<Person> VisitAsync() => Person.WithPhoneAsync(chromium, fixture.Counter.Address, "ar", script: true, touch: true);

    [GeneratedRegex(@"http://\S+/ar/status/#\S+")]
    private static partial Regex Link();
}
