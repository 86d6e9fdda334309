using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;
using Schalter.Services.Tests.Uploads;
using UglyToad.PdfPig;

namespace Schalter.Functions.Tests.Submissions;

/// <summary>The main job: an application goes in, is checked, routed, and a case with events comes out.</summary>
public sealed class ApplyTests(SystemFixture fixture)
{
    private static readonly string[] EmploymentDocuments =
        ["currentResidenceDocument", "employmentContract", "employmentDeclaration", "paySlips", "healthInsurance", "lease"];

    private static readonly byte[] Passport = PdfFile.Sound(3);
    private static readonly byte[] Photo = ImageFile.Jpeg(4000, 3000);

    [Fact]
    public async Task CompleteApplication_IsRouted_AndTheOfficeFindsTheWholeCase()
    {
        var form = PostedForm.Employment().AddFile("identityDocument", "Reisepass.pdf", Passport).AddFile("lease", "IMG_0042.jpg", Photo);
        foreach (var slot in EmploymentDocuments.SkipLast(1))
        {
            form.AddFile(slot, $"{slot}.pdf", PdfFile.Sound(1));
        }

        var receipt = await fixture.Counter.SubmitAsync("residence-employment", form);
        Assert.Empty(receipt.MissingDocuments);
        var view = await fixture.Counter.UntilAsync(receipt, "routed");

        Assert.Equal(["received", "validated", "routed"], view.Timeline.Select(t => t.Event));
        Assert.Equal(receipt.ReceivedAt, view.ReceivedAt);
        Assert.All(view.Documents, d => Assert.Equal(("accepted", "off"), (d.Verdict, d.Scan)));
        await CaseIsWholeAsync(receipt.Reference);
        Assert.Equal(["received", "validated", "routed"], await fixture.Office.EventWordsAsync(receipt.Reference, 3));
        await NothingIsLeftInIncomingAsync(receipt.Reference);
    }

    [Fact]
    public async Task DocumentsMissing_IsAcceptedAtOnce_SaidInTheReceipt_AndRoutedIncomplete()
    {
        var receipt = await fixture.Counter.SubmitAsync(
            "residence-employment", PostedForm.Employment().AddFile("identityDocument", "Reisepass.pdf", PdfFile.Sound(1)));

        Assert.Equal(EmploymentDocuments.Order(), receipt.MissingDocuments.Order());
        var view = await fixture.Counter.UntilAsync(receipt, "routed");
        Assert.Equal(["received", "incomplete", "routed"], view.Timeline.Select(t => t.Event));
        Assert.Equal(EmploymentDocuments.Order(), view.MissingDocuments.Order());
    }

    [Fact]
    public async Task Receipt_SaysWhatTheContractPromises()
    {
        using var response = await fixture.Counter.PostAsync("submissions/contact", PostedForm.Enquiry().ToContent());
        var receipt = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(
            ["reference", "accessKey", "receivedAt", "status", "missingDocuments", "statusUrl"],
            receipt.EnumerateObject().Select(p => p.Name));
        Assert.Equal(receipt.GetProperty("statusUrl").GetString(), response.Headers.Location?.ToString());
        Assert.Equal("received", receipt.GetProperty("status").GetString());
        Assert.True(ReferenceNumber.TryParse(receipt.GetProperty("reference").GetString(), out _));
    }

    [Fact]
    public async Task EventsOfACase_SayNothingAboutThePerson()
    {
        var receipt = await fixture.Counter.SubmitAsync("contact", PostedForm.Enquiry().AddFile("attachments", "Kündigung Yılmaz.pdf", PdfFile.Sound(1)));
        var events = await Eventually.GetAsync(
            () => fixture.Office.EventsAsync(receipt.Reference), all => all.Count == 3, "three events");

        Assert.All(events, message =>
        {
            var body = message.GetRawText();
            Assert.All(["Yılmaz", "Ayşe", "1985", "ayse@example.org"], personal => Assert.DoesNotContain(personal, body, StringComparison.Ordinal));
        });
        Assert.Equal(3, events.Select(e => e.GetProperty("messageId").GetString()).Distinct().Count());
    }

    private async Task CaseIsWholeAsync(string reference)
    {
        Assert.Equal(
            ["documents/001.pdf", "documents/002.jpg", "documents/003.pdf", "documents/004.pdf", "documents/005.pdf", "documents/006.pdf",
                "documents/007.pdf", "handover.json", "manifest.json", "summary.pdf"],
            await fixture.Office.NamesAsync("cases", reference + "/"));
        Assert.Equal(Photo, await fixture.Office.ReadAsync("cases", $"{reference}/documents/002.jpg"));
        var handover = await fixture.Office.ReadJsonAsync("cases", $"{reference}/handover.json");
        var passport = handover.GetProperty("files")[0];
        Assert.Equal("identityDocument", passport.GetProperty("purpose").GetString());
        Assert.Equal(3, passport.GetProperty("pages").GetInt32());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Passport)), passport.GetProperty("sha256").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA512.HashData(Passport)), passport.GetProperty("sha512").GetString());
        Assert.Equal("skilled-workers-l-z", handover.GetProperty("team").GetString());
        Assert.Equal("Шевченко", handover.GetProperty("answers").GetProperty("person.familyName").GetString());

        using var summary = PdfDocument.Open(await fixture.Office.ReadAsync("cases", $"{reference}/summary.pdf"));
        var text = string.Join(' ', summary.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
        Assert.All(["Шевченко", "Олена Марія", "Familienname", reference, "Reisepass.pdf"], said => Assert.Contains(said, text, StringComparison.Ordinal));
    }

    private Task NothingIsLeftInIncomingAsync(string reference) => Eventually.IsTrueAsync(
        async () =>
        {
            var manifest = await fixture.Office.ReadJsonAsync("incoming", $"{reference}.json");
            var intake = manifest.GetProperty("intake").GetString()!;
            return manifest.GetProperty("files").GetArrayLength() == 0 && (await fixture.Office.NamesAsync("incoming", intake + "/")).Count == 0;
        },
        "an emptied intake");
}
