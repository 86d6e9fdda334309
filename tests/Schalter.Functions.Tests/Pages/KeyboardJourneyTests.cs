using Microsoft.Playwright;
using Schalter.Functions.Tests.Appointments;
using Schalter.Services.Tests.Uploads;

namespace Schalter.Functions.Tests.Pages;

/// <summary>From the website's first page to a receipt and to an appointment, by the keyboard alone.</summary>
public sealed class KeyboardJourneyTests(SystemFixture fixture, ChromiumFixture chromium)
{
    private const string Submit = "form[data-words] > button[type=submit]";

    [Fact]
    public async Task Enquiry_IsFound_FilledIn_Mended_AndSent()
    {
        var keyboard = await StartAsync();
        await keyboard.FollowAsync("a[href$='/de/forms/contact/']");
        await SkipAsync(keyboard);
        await keyboard.ChooseAsync("enquiry.audience", "resident");
        await keyboard.ChooseAsync("enquiry.topic", "technical");
        await keyboard.TypeAsync("enquiry.message", $"Ohne Maus geschrieben {Guid.NewGuid()}");
        await keyboard.TypeAsync("person.givenNames", "Ayşe");
        await keyboard.TypeAsync("contact.email", "ayse@example.org");
        await keyboard.ChooseAsync("onBehalf.actingFor", "false");
        await keyboard.TickAsync("declarations.privacyNoticeRead");
        await AttachAsync(keyboard);
        await MendAsync(keyboard);

        await keyboard.FollowAsync(Submit, 201);
        await keyboard.FollowAsync("main form button");
        Assert.Equal("Stand Ihres Vorgangs", await keyboard.Page.Locator("h1").InnerTextAsync());
        Assert.Equal(["Nachweis.pdf"], await keyboard.Page.Locator(".documents bdi").AllInnerTextsAsync());
        await keyboard.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task Appointment_IsFound_AndBooked()
    {
        await fixture.SlotsAsync("appointments/declaration-of-commitment");
        var keyboard = await StartAsync();
        await keyboard.FollowAsync("main a[href$='/de/appointments/']");
        await keyboard.FollowAsync("main a[href$='/declaration-of-commitment/']");
        await keyboard.FollowAsync("main a[href*='/declaration-of-commitment/days']");
        await keyboard.FollowAsync("main .cards li:last-child a[href*='/slots']"); // the first times of today may be gone in this minute

        await keyboard.GoToAsync("[name=slot]");
        await keyboard.Page.Keyboard.PressAsync("ArrowDown");
        await keyboard.FollowAsync("form[data-slots] button", 201);
        await keyboard.TypeAsync("person.familyName", "Yılmaz");
        await keyboard.TypeAsync("person.dateOfBirth", "28.02.1990");
        await keyboard.TypeAsync("email", "ayse@example.org");
        await keyboard.TypeAsync("documentNumber", Guid.NewGuid().ToString("N"));
        await keyboard.FollowAsync("main form button", 201);
        Assert.Equal("Ihr Termin ist gebucht", await keyboard.Page.Locator("h1").InnerTextAsync());
        await keyboard.Page.Context.CloseAsync();
    }

    private async Task<Keyboard> StartAsync()
    {
        var keyboard = await Keyboard.SitDownAsync(chromium, "de");
        await keyboard.Page.GotoAsync(fixture.Site.AddressOf("de/"));
        return keyboard;
    }

    /// <summary>Past what every page begins with.</summary>
    private static async Task SkipAsync(Keyboard keyboard)
    {
        await keyboard.GoToAsync(".skip");
        await keyboard.Page.Keyboard.PressAsync("Enter");
        await keyboard.GoToAsync("main a");
    }

    /// <summary>Two files, one of which is taken away again: the focus must not go with its button.</summary>
    private static async Task AttachAsync(Keyboard keyboard)
    {
        var page = keyboard.Page;
        // The browser must know before the key is pressed that somebody waits for it.
        var chooser = page.WaitForFileChooserAsync();
        await keyboard.GoToAsync("[name='documents.attachments']");
        await page.Keyboard.PressAsync("Enter");
        await (await chooser).SetFilesAsync([File("Falsch.pdf", 1), File("Nachweis.pdf", 2)]);
        await Assertions.Expect(page.Locator(".uploads input")).ToHaveCountAsync(2, new() { Timeout = Chromium.Patience });
        await keyboard.GoToAsync(".uploads li:first-child button");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("documents.attachments", await page.EvaluateAsync<string>("document.activeElement.name"));
    }

    /// <summary>The name was left out: the summary leads to its field, and one can go back from there.</summary>
    private static async Task MendAsync(Keyboard keyboard)
    {
        await keyboard.GoToAsync(Submit);
        await keyboard.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("errors", await keyboard.Page.EvaluateAsync<string>("document.activeElement.id"));
        await keyboard.GoToAsync("#errors a");
        await keyboard.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("person.familyName", await keyboard.Page.EvaluateAsync<string>("document.activeElement.name"));
        await keyboard.Page.Keyboard.TypeAsync("Yılmaz");
        await keyboard.GoToAsync("[name='enquiry.message']", "Shift+Tab");
    }

    private static FilePayload File(string name, int pages) => new() { Name = name, MimeType = "application/pdf", Buffer = PdfFile.Sound(pages) };
}
