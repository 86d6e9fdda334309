using System.Text.RegularExpressions;
using Schalter.Services.Tests.Forms;
using Schalter.Services.Tests.Uploads;

namespace Schalter.Functions.Tests.Pages;

/// <summary>An enquiry from first look to withdrawal, in English, without and with JavaScript.</summary>
public sealed partial class ContactPageTests(SystemFixture fixture, ChromiumFixture chromium)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FilledInWithMistakes_Corrected_Sent_Followed_Supplemented_AndWithdrawn(bool script)
    {
        await using var person = await Person.WithPhoneAsync(chromium, fixture.Counter.Address, "en", script);
        await person.OpenAsync("api/forms/contact?lang=en");
        await NothingFilledInAsync(person);
        await OneMistakeAsync(person);

        await person.FillAsync("contact.email", "ayse@example.org");
        await person.PressAsync("Send the form", 201);
        Assert.Equal("We have received your form", await person.HeadingAsync());
        Assert.Matches(Code(), await person.Page.Locator(".code").First.InnerTextAsync());

        await person.PressAsync("See the status");
        await UntilRoutedAsync(person);
        Assert.Equal(["Pass.pdf"], await FileNamesAsync(person));
        await SupplyAsync(person);

        await person.Page.GetByLabel("Yes, I want to withdraw.").CheckAsync();
        await person.PressAsync("Withdraw for good");
        Assert.Equal("Your case is withdrawn", await person.HeadingAsync());
    }

    [GeneratedRegex("^[0-9A-Z-]{8,}$")]
    private static partial Regex Code();

    private static async Task NothingFilledInAsync(Person person)
    {
        await person.DoNotCheckAsync();
        await person.BeRefusedAsync("Send the form");

        var links = await person.Page.Locator("#errors a").AllAsync();
        Assert.InRange(links.Count, 6, 20);
        foreach (var link in links)
        {
            var target = (await link.GetAttributeAsync("href"))![1..];
            Assert.Equal(1, await person.Page.Locator($"[id='{target}']").CountAsync());
        }
    }

    private static async Task OneMistakeAsync(Person person)
    {
        await person.FillAsync(SampleAnswers.Enquiry(("enquiry.message", $"How does my case stand?\n{Guid.NewGuid()}"), ("contact.email", "ayse(at)example")));
        await person.ChooseFileAsync("attachments", "Pass.pdf", PdfFile.Sound(2));
        await person.BeRefusedAsync("Send the form");

        Assert.Equal(1, await person.Page.Locator("#errors li").CountAsync());
        Assert.Equal("Yılmaz", await person.Page.Locator("[name='person.familyName']").InputValueAsync());
        Assert.Equal("ayse(at)example", await person.Page.Locator("[name='contact.email']").InputValueAsync());
        Assert.Equal("resident", await person.Page.Locator("[name='enquiry.audience']").InputValueAsync());
        Assert.True(await person.Page.Locator("[name='onBehalf.actingFor'][value=false]").IsCheckedAsync());
        Assert.True(await person.Page.Locator("[name='declarations.privacyNoticeRead']").IsCheckedAsync());
        Assert.Contains("Pass.pdf", await person.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await person.Page.Locator("[name='uploads.attachments']").CountAsync());
    }

    private static async Task SupplyAsync(Person person)
    {
        await person.ChooseFileAsync("attachments", "Nachtrag.png", ImageFile.Png(40, 30));
        await person.PressAsync("Send the files");
        Assert.Equal("We have received your documents", await person.HeadingAsync());
        await person.PressAsync("See the status");
        await Eventually.GetAsync(
            async () =>
            {
                await person.PressAsync("Reload the status");
                return await FileNamesAsync(person);
            },
            names => names is ["Pass.pdf", "Nachtrag.png"],
            "both files");
    }

    private static Task<string> UntilRoutedAsync(Person person) => Eventually.GetAsync(
        async () =>
        {
            await person.PressAsync("Reload the status");
            return await person.TextAsync();
        },
        text => text.Contains("With the team in charge", StringComparison.Ordinal),
        "the case to be with the team");

    private static Task<IReadOnlyList<string>> FileNamesAsync(Person person) => person.Page.Locator(".documents bdi").AllInnerTextsAsync();
}
