using Schalter.Services.Forms;
using Schalter.Services.Submissions;
using Schalter.Services.Tests.Uploads.Resumable;

namespace Schalter.Services.Tests.Submissions;

/// <summary>Supplements that are refused, and those that come again.</summary>
public sealed class SupplyAgainTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TooManyForOnePlace_KeepsAll_AndTakesThoseNamedTheNextTime()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.Application().AcceptedAsync(office);
        var most = office.Get<FormCatalogue>().Find("residence-employment")!.Documents.Single(d => d.Id == "lease").MaxFiles;
        string[] fitting = ["identityDocument", "other", "paySlips"];

        var refused = await RefusedAsync(
            office, receipt, [.. Enumerable.Repeat("documents.lease", most + 1), .. fitting.Select(s => $"documents.{s}")]);
        Assert.Equal(["documents.lease too-many-files"], refused.Refusal.Errors.Select(e => $"{e.Field} {e.Code}"));
        Assert.Equal(most + 1, refused.Drafts.Count(d => d.Slot == "lease"));

        var named = refused.Drafts.Where(d => d.Slot != "lease").ToList();
        var supplied = await SuppliedAsync(office, receipt, named.Select(d => ($"uploads.{d.Slot}", d.Token)));
        await office.WorkAsync();
        Assert.Equal(fitting, supplied.Files.Select(f => f.Slot).Order(StringComparer.Ordinal));
        Assert.All((await office.StateAsync(receipt.Reference)).Documents, d => Assert.Equal(DocumentVerdict.Accepted, d.Verdict));
    }

    [Fact]
    public async Task MoreFilesThanOneRequestMayBring_AreNamedToAPerson_AndTheOthersKept()
    {
        await using var office = await TestOffice.OpenAsync(storage, ("Limits:Files", "2"));
        var receipt = await ASubmission.Application().AcceptedAsync(office);

        var refused = await RefusedAsync(
            office, receipt, ["documents.identityDocument", "documents.paySlips", "documents.lease", "documents.other"]);

        Assert.Equal(["documents.lease too-many-files-together"], refused.Refusal.Errors.Select(e => $"{e.Field} {e.Code}"));
        Assert.Equal(["identityDocument", "paySlips"], refused.Drafts.Select(d => d.Slot));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SameUploadsAgain_GetTheSameAnswer_AsTheFirstMayHaveBeenLost(bool looked)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.Application().AcceptedAsync(office);
        await office.WorkAsync();
        var upload = ("uploads.lease", (await AnUpload.FinishedAsync(office, ASubmission.Pdf)).Id);
        var first = await SuppliedAsync(office, receipt, [upload]);
        if (looked)
        {
            await office.WorkAsync();
        }

        office.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await SuppliedAsync(office, receipt, [upload]);
        await office.WorkAsync();

        Assert.Equal((first.ReceivedAt, first.Files[0]), (second.ReceivedAt, second.Files[0]));
        Assert.Single((await office.StateAsync(receipt.Reference)).Documents);
        Assert.Single(await office.EventsAsync(receipt.Reference), e => e == "supplemented");
    }

    /// <summary>A receipt for what comes to nothing would be false.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DocumentTheCaseHas_IsRefused_AndWhatIsNewIsKept(bool looked)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.Application().AcceptedAsync(office);
        var upload = ("uploads.lease", (await AnUpload.FinishedAsync(office, ASubmission.Pdf)).Id);
        await SuppliedAsync(office, receipt, [upload]);
        if (looked)
        {
            await office.WorkAsync();
        }

        var other = ("uploads.other", (await AnUpload.FinishedAsync(office, ASubmission.Pdf)).Id);
        var refused = Assert.IsType<SupplyResult.Refused>(await SendAsync(office, receipt, [upload, other]));

        Assert.Equal(["documents.lease file-known"], refused.Refusal.Errors.Select(e => $"{e.Field} {e.Code}"));
        Assert.Equal("other", Assert.Single(refused.Drafts).Slot);
    }

    [Fact]
    public async Task UploadNamedForTwoPlaces_IsADocumentInEach()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var upload = (await AnUpload.FinishedAsync(office, ASubmission.Pdf)).Id;
        var receipt = await ASubmission.Application(("uploads.other", upload)).AcceptedAsync(office);
        await office.WorkAsync();

        await SuppliedAsync(office, receipt, [("uploads.lease", upload), ("uploads.paySlips", upload)]);
        await office.WorkAsync();

        var documents = (await office.StateAsync(receipt.Reference)).Documents;
        Assert.Equal(["lease", "other", "paySlips"], documents.Select(d => d.Slot).Order(StringComparer.Ordinal));
        Assert.All(documents, d => Assert.Equal(DocumentVerdict.Accepted, d.Verdict));
    }

    private static async Task<SupplyResult.Refused> RefusedAsync(TestOffice office, SubmissionReceipt receipt, IEnumerable<string> files)
    {
        using var content = new MultipartFormDataContent();
        foreach (var file in files)
        {
            content.Add(new ByteArrayContent(ASubmission.Pdf), file, "a.pdf");
        }

        return Assert.IsType<SupplyResult.Refused>(await SendAsync(office, receipt, content));
    }

    private static async Task<SupplyResult.Supplied> SuppliedAsync(
        TestOffice office, SubmissionReceipt receipt, IEnumerable<(string Field, string Value)> uploads) =>
        Assert.IsType<SupplyResult.Supplied>(await SendAsync(office, receipt, uploads));

    private static Task<SupplyResult> SendAsync(
        TestOffice office, SubmissionReceipt receipt, IEnumerable<(string Field, string Value)> uploads) =>
        SendAsync(office, receipt, new FormUrlEncodedContent(uploads.Select(u => KeyValuePair.Create(u.Field, u.Value))));

    private static async Task<SupplyResult> SendAsync(TestOffice office, SubmissionReceipt receipt, HttpContent content)
    {
        await using var body = await content.ReadAsStreamAsync(Stop);
        var request = new SupplyRequest(
            receipt.Reference, receipt.AccessKey, content.Headers.ContentType!.ToString(), body, null, Browser: true);
        return await office.Get<SupplyDocuments>().HandleAsync(request, Stop);
    }
}
