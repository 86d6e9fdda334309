using Schalter.Services.Tests.Forms;
using Schalter.Services.Tests.Uploads;

namespace Schalter.Functions.Tests.Pages;

/// <summary>The longest form, in German, without JavaScript.</summary>
public sealed class EmploymentPageTests(SystemFixture fixture, ChromiumFixture chromium)
{
    [Fact]
    public async Task Application_IsSentWithAWrongFile_WhichTheStatusPageAsksToReplace()
    {
        await using var person = await Person.WithPhoneAsync(chromium, fixture.Counter.Address, "de");
        await person.OpenAsync("api/forms/residence-employment?lang=de");
        await person.FillAsync(SampleAnswers.Employment(
            ("person.countryOfBirth", "UKR"), ("person.nationalities", "UKR"), ("employer.name", $"Muster GmbH {Guid.NewGuid()}"), ("lang", ""),
            ("uploads.lease", ""), ("entry.previousStays.1.from", ""), ("entry.previousStays.1.to", ""), ("entry.previousStays.1.city", "")));
        await person.ChooseFileAsync("identityDocument", "Programm.pdf", [.. "MZ"u8, .. new byte[500]]);
        await person.PressAsync("Formular absenden", 201);
        Assert.Equal("Ihre Angaben sind eingegangen", await person.HeadingAsync());
        Assert.Contains("Arbeitsvertrag", await person.TextAsync(), StringComparison.Ordinal);

        await person.PressAsync("Stand ansehen");
        var text = await Eventually.GetAsync(
            async () =>
            {
                await person.PressAsync("Stand neu laden");
                return await person.TextAsync();
            },
            text => text.Contains("Nicht brauchbar", StringComparison.Ordinal),
            "the verdict");
        Assert.Contains("Programm.pdf", text, StringComparison.Ordinal);
        Assert.Contains("Bitte ersetzen", text, StringComparison.Ordinal);

        await person.ChooseFileAsync("identityDocument", "Pass.pdf", PdfFile.Sound(1));
        await person.PressAsync("Dateien absenden");
        Assert.Equal("Ihre Unterlagen sind eingegangen", await person.HeadingAsync());
    }
}
