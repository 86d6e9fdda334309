using System.Diagnostics.Metrics;
using Azure.Storage.Blobs;
using Schalter.Services.Submissions;
using Schalter.Services.Uploads;
using Schalter.Services.Tests.Platform;

namespace Schalter.Services.Tests.Submissions;

/// <summary>The verdict of Defender for Storage, read from the tags of the stored document.</summary>
public sealed class DefenderVerdictTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("No threats found", DocumentVerdict.Accepted)]
    [InlineData("Malicious", DocumentVerdict.Infected)]
    public async Task Document_WaitsForTheVerdict_AndThenHasIt(string result, DocumentVerdict expected)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        using var figures = new Figures(office.Get<IMeterFactory>());
        var (source, check) = ("3-defender/001", new DocumentCheck(office.Get<IncomingStore>(), office.Get<CaseStore>(), new DefenderScanner(), office.Get<ScanMetrics>()));
        await office.Get<IncomingStore>().SaveAsync(source, new MemoryStream(Uploads.PdfFile.Sound(1)), 100_000, Stop);
        var document = new CaseDocument(1, "currentResidenceDocument", "card.pdf", 1, "", source, office.Clock.GetUtcNow());
        var form = office.Get<Services.Forms.FormCatalogue>().Find("emergency")!;

        await Assert.ThrowsAsync<ScannerUnavailableException>(() => check.CheckAsync("DEFE-NDER", document, form, Stop));
        await office.Get<BlobServiceClient>().GetBlobContainerClient("incoming").GetBlobClient(source)
            .SetTagsAsync(new Dictionary<string, string> { [DefenderScanner.ResultTag] = result }, cancellationToken: Stop);

        Assert.Equal(expected, (await check.CheckAsync("DEFE-NDER", document, form, Stop)).Verdict);
        Assert.Equal((1, 1), (figures["schalter.scans waiting"], figures[$"schalter.scans {(expected == DocumentVerdict.Infected ? "infected" : "clean")}"]));
    }
}
