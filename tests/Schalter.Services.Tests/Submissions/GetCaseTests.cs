using System.Text;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Submissions;

public sealed class GetCaseTests(StorageFixture storage)
{
    private static readonly byte[] Infected = Encoding.ASCII.GetBytes("%PDF-1.4 infected");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Case_IsShownWithAnswersDocumentsAndLinks()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        office.Scanner.Finds = content => content.AsSpan().SequenceEqual(Infected);
        var receipt = await OfficeWorksOnCaseTests.RoutedAsync(office, ASubmission.Enquiry(("person.familyName", "Yılmaz"))
            .With("attachments", "a.pdf", ASubmission.Pdf).With("attachments", "b.pdf", Infected));

        var found = (await office.Get<GetCase>().HandleAsync(receipt.Reference, Stop)).Value!;

        Assert.Equal(("contact", "routed", "Yılmaz"), (found.Form, found.Status, found.Answers!["person.familyName"]));
        Assert.NotNull(found.Team);
        Assert.Equal([$"/api/office/cases/{receipt.Reference}/documents/1", null], found.Documents.Select(d => d.Link));
        Assert.Equal(["accepted", "infected"], found.Documents.Select(d => d.Verdict));
        Assert.Equal([1, 2, 3], found.Timeline.Select(t => t.Sequence));
        Assert.Equal($"/api/office/cases/{receipt.Reference}/documents/handover.json", found.Links.Handover);
    }

    [Fact]
    public async Task CleanFiles_AreHandedOut_OthersNever()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        office.Scanner.Finds = content => content.AsSpan().SequenceEqual(Infected);
        var receipt = await OfficeWorksOnCaseTests.RoutedAsync(office, ASubmission.Enquiry()
            .With("attachments", "a.pdf", ASubmission.Pdf).With("attachments", "b.pdf", Infected).With("attachments", "c.pdf", [1, 2, 3]));

        Assert.Equal(ASubmission.Pdf, await ReadAsync(office, receipt, "1"));
        Assert.Equal("%PDF"u8.ToArray(), (await ReadAsync(office, receipt, "summary.pdf"))[..4]);
        Assert.Equal((byte)'{', (await ReadAsync(office, receipt, "handover.json"))[0]);
        foreach (var name in new[] { "2", "3", "4", "0", "-1", "01x", "", "manifest.json", "documents/002.bin", "../4F4K-TRTX-CKGC/manifest.json" })
        {
            Assert.Equal("document-unknown", (await OpenAsync(office, receipt, name)).Refusal?.Code);
        }
    }

    [Fact]
    public async Task SecondReferenceOfACase_LeadsToTheCase()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var first = await OfficeWorksOnCaseTests.RoutedAsync(office);
        var alias = await OfficeWorksOnCaseTests.RoutedAsync(office);

        var found = (await office.Get<GetCase>().HandleAsync(alias.Reference, Stop)).Value!;
        var changed = (await office.Get<ChangeStatus>().HandleAsync(alias.Reference, new("in-progress"), Stop)).Value!;

        Assert.NotEqual(first.Reference, alias.Reference);
        Assert.Equal((first.Reference, first.Reference), (found.Reference, changed.Reference));
        Assert.Equal(SubmissionStatus.InProgress, (await office.StateAsync(first.Reference)).Status);
    }

    [Fact]
    public async Task WithdrawnCase_ShowsNeitherAnswersNorDocuments_AndTakesNoChange()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await OfficeWorksOnCaseTests.RoutedAsync(office);
        await office.Get<WithdrawSubmission>().HandleAsync(receipt.Reference, receipt.AccessKey, Stop);

        var found = (await office.Get<GetCase>().HandleAsync(receipt.Reference, Stop)).Value!;

        Assert.Equal(("withdrawn", null), (found.Status, found.Answers));
        Assert.All(found.Documents, d => Assert.Null(d.Link));
        Assert.Null(found.Links.Summary);
        Assert.Equal("case-purged", (await OpenAsync(office, receipt, "1")).Refusal?.Code);
        Assert.Equal("case-purged", (await OpenAsync(office, receipt, "summary.pdf")).Refusal?.Code);
        Assert.Equal("transition-not-allowed", (await office.Get<ChangeStatus>().HandleAsync(receipt.Reference, new("decided"), Stop)).Refusal?.Code);
    }

    private static Task<Answer<CaseFile>> OpenAsync(TestOffice office, SubmissionReceipt receipt, string name) =>
        office.Get<OpenDocument>().HandleAsync(receipt.Reference, name, Stop);

    private static async Task<byte[]> ReadAsync(TestOffice office, SubmissionReceipt receipt, string name)
    {
        await using var content = (await OpenAsync(office, receipt, name)).Value!.Content;
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, Stop);
        return copy.ToArray();
    }
}
