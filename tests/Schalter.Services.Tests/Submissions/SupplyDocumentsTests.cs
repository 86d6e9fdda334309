using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Submissions;

public sealed class SupplyDocumentsTests(StorageFixture storage)
{
    [Fact]
    public async Task MissingDocument_IsAddedToTheRoutedCase_AndItsPackageRenewed()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.Application().AcceptedAsync(office);
        await office.WorkAsync();

        await SupplyAsync(office, receipt);
        await office.WorkAsync();

        Assert.Equal(["received", "incomplete", "routed", "supplemented"], await office.EventsAsync(receipt.Reference));
        var state = await office.StateAsync(receipt.Reference);
        Assert.DoesNotContain("lease", state.Missing);
        var handover = await office.Blobs.GetBlobContainerClient("cases").GetBlobClient($"{receipt.Reference}/handover.json")
            .DownloadContentAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"purpose\": \"lease\"", handover.Value.Content.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SuppliedDocument_IsShownBeforeItIsChecked_AndOnce()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.Application().AcceptedAsync(office);
        await office.WorkAsync();
        await SupplyAsync(office, receipt);

        var before = await office.Get<GetSubmission>().HandleAsync(receipt.Reference, receipt.AccessKey, TestContext.Current.CancellationToken);
        await office.WorkAsync();
        var after = await office.Get<GetSubmission>().HandleAsync(receipt.Reference, receipt.AccessKey, TestContext.Current.CancellationToken);

        Assert.Equal("checking", Assert.Single(before!.Documents, d => d.Slot == "lease").Verdict);
        Assert.Equal("accepted", Assert.Single(after!.Documents, d => d.Slot == "lease").Verdict);
    }

    [Fact]
    public async Task QueueDownBehindTheCommit_DocumentStays_AndTheSweepAsksForItsCheck()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.Application().AcceptedAsync(office);
        await office.WorkAsync();
        await office.Queues.DeleteQueueAsync(SubmissionNames.ReceivedQueue, TestContext.Current.CancellationToken);

        await Record.ExceptionAsync(() => SendAsync(office, receipt.Reference, receipt.AccessKey));
        await office.Queues.CreateQueueAsync(SubmissionNames.ReceivedQueue, cancellationToken: TestContext.Current.CancellationToken);
        office.Clock.Advance(TimeSpan.FromMinutes(10));
        await office.Get<SweepIncoming>().HandleAsync(TestContext.Current.CancellationToken);
        await office.WorkAsync();

        Assert.Equal(DocumentVerdict.Accepted, Assert.Single((await office.StateAsync(receipt.Reference)).Documents).Verdict);
    }

    [Fact]
    public async Task SupplementBeforeTheCaseIsOpen_WaitsForIt()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.Application().AcceptedAsync(office);
        await SupplyAsync(office, receipt);
        var supplement = (await office.BlobsAsync("incoming")).Single(n => n.EndsWith(".json", StringComparison.Ordinal) && n != $"{receipt.Reference}.json");

        await Assert.ThrowsAsync<CaseNotOpenException>(
            () => office.Get<ValidateSubmission>().HandleAsync(new(supplement), TestContext.Current.CancellationToken));
        await office.Get<ValidateSubmission>().HandleAsync(new($"{receipt.Reference}.json"), TestContext.Current.CancellationToken);
        await office.Get<ValidateSubmission>().HandleAsync(new(supplement), TestContext.Current.CancellationToken);
        await office.Get<ValidateSubmission>().HandleAsync(new(supplement), TestContext.Current.CancellationToken);

        Assert.Single((await office.StateAsync(receipt.Reference)).Documents);
        Assert.Single(await office.EventsAsync(receipt.Reference), e => e == "supplemented");
    }

    [Fact]
    public async Task SupplementSentBeforeTheDoubleClickWasFolded_ReachesTheOneCase()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var first = await ASubmission.Application().AcceptedAsync(office);
        var second = await ASubmission.Application().AcceptedAsync(office);
        await SupplyAsync(office, second);
        foreach (var receipt in new[] { first, second })
        {
            await office.Get<ValidateSubmission>().HandleAsync(new($"{receipt.Reference}.json"), TestContext.Current.CancellationToken);
        }

        await office.WorkAsync();

        var document = Assert.Single((await office.StateAsync(first.Reference)).Documents);
        Assert.Equal(DocumentVerdict.Accepted, document.Verdict);
    }

    [Fact]
    public async Task ClosedCase_TakesNoDocuments()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.Application().AcceptedAsync(office);
        await office.WorkAsync();
        await office.Get<WithdrawSubmission>().HandleAsync(receipt.Reference, receipt.AccessKey, TestContext.Current.CancellationToken);

        Assert.Equal(("submission-closed", 409), Code(await SendAsync(office, receipt.Reference, receipt.AccessKey)));
    }

    [Fact]
    public async Task WrongKey_IsAnsweredLikeAnUnknownReference_AndNothingIsStored()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var one = await ASubmission.Application().AcceptedAsync(office);
        var other = await ASubmission.Enquiry().AcceptedAsync(office);

        Assert.Equal(("submission-unknown", 404), Code(await SendAsync(office, one.Reference, other.AccessKey)));
        Assert.Equal(("submission-unknown", 404), Code(await SendAsync(office, one.Reference, null)));
        Assert.Equal(("submission-unknown", 404), Code(await SendAsync(office, "F3KM-7QXD-RT9W", one.AccessKey)));
        Assert.All(await office.BlobsAsync("incoming"), name => Assert.EndsWith(".json", name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task NothingChosen_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.Application().AcceptedAsync(office);
        using var empty = new MultipartFormDataContent { { new StringContent(receipt.AccessKey), "accessKey" } };

        Assert.Equal(("answers-invalid", 422), Code(await SendAsync(office, receipt.Reference, null, empty)));
    }

    private static async Task SupplyAsync(TestOffice office, SubmissionReceipt receipt) =>
        Assert.IsType<SupplyResult.Supplied>(await SendAsync(office, receipt.Reference, receipt.AccessKey));

    private static Task<SupplyResult> SendAsync(TestOffice office, string reference, string? key) => SendAsync(
        office, reference, key, new() { { new ByteArrayContent(ASubmission.Pdf), "documents.lease", "lease.pdf" } });

    private static async Task<SupplyResult> SendAsync(TestOffice office, string reference, string? key, MultipartFormDataContent content)
    {
        await using var body = await content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var request = new SupplyRequest(reference, key, content.Headers.ContentType!.ToString(), body, null, false);
        return await office.Get<SupplyDocuments>().HandleAsync(request, TestContext.Current.CancellationToken);
    }

    private static (string, int) Code(SupplyResult result)
    {
        var refusal = Assert.IsType<SupplyResult.Refused>(result).Refusal;
        return (refusal.Code, refusal.Status);
    }
}
