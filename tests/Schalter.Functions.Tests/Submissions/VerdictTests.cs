using Schalter.Services.Tests.Uploads;

namespace Schalter.Functions.Tests.Submissions;

/// <summary>Documents are judged by their content, one by one, after the receipt: a bad one never costs the person the time of receipt.</summary>
public sealed class VerdictTests(SystemFixture fixture)
{
    private static readonly byte[] Program = [.. "MZ"u8, .. new byte[2000]];

    private static byte[] Encrypted
    {
        get
        {
            var encryption = new PdfEncryption("geheim");
            var file = PdfFile.OnePage();
            file.Trailer = encryption.Trailer;
            return file.Build();
        }
    }

    [Fact]
    public async Task EachDocument_GetsItsOwnVerdict_AndOnlyGoodOnesReachTheCase()
    {
        var receipt = await fixture.Counter.SubmitAsync("contact", PostedForm.Enquiry()
            .AddFile("attachments", "Programm.pdf", Program, "application/pdf")
            .AddFile("attachments", "geheim.pdf", Encrypted)
            .AddFile("attachments", "halb.pdf", PdfFile.Sound(2)[..400])
            .AddFile("attachments", "skript.pdf", PdfFile.OnePage("/OpenAction << /S /JavaScript /JS (app.alert) >>").Build())
            .AddFile("attachments", "Foto.pdf", ImageFile.Png(20, 10)));

        var view = await fixture.Counter.UntilAsync(receipt, "routed");

        Assert.Equal(
            ["refused type-unknown", "refused encrypted", "refused unreadable", "refused active-content", "accepted "],
            view.Documents.Select(d => $"{d.Verdict} {d.Reason}"));
        Assert.Equal(["005.png"], await fixture.Office.NamesAsync("cases", $"{receipt.Reference}/documents/"));
        Assert.Equal(4, (await fixture.Office.NamesAsync("quarantine", $"{receipt.Reference}/documents/")).Count);
        var handover = await fixture.Office.ReadJsonAsync("cases", $"{receipt.Reference}/handover.json");
        Assert.Equal(1, handover.GetProperty("files").GetArrayLength());
    }

    [Fact]
    public async Task RefusedDocument_IsAskedForAgain_AndCanBeReplaced()
    {
        var receipt = await fixture.Counter.SubmitAsync(
            "residence-employment", PostedForm.Employment().AddFile("identityDocument", "Pass.pdf", Program));
        Assert.DoesNotContain("identityDocument", receipt.MissingDocuments);
        var routed = await fixture.Counter.UntilAsync(receipt, "routed");
        Assert.Contains("identityDocument", routed.MissingDocuments);

        await fixture.Counter.SupplyAsync(receipt, new PostedForm().AddFile("identityDocument", "Pass neu.pdf", PdfFile.Sound(1)));

        var view = await Eventually.GetAsync(
            () => fixture.Counter.StatusAsync(receipt), v => v.Timeline.Any(t => t.Event == "supplemented"), "the supplement");
        Assert.Equal(["refused", "accepted"], view.Documents.Select(d => d.Verdict));
        Assert.DoesNotContain("identityDocument", view.MissingDocuments);
        await Eventually.IsTrueAsync(
            async () => (await fixture.Office.ReadJsonAsync("cases", $"{receipt.Reference}/handover.json")).GetProperty("files").GetArrayLength() == 1,
            "the renewed hand-over package");
        Assert.Equal(["received", "incomplete", "routed", "supplemented"], await fixture.Office.EventWordsAsync(receipt.Reference, 4));
    }
}
