using Azure.Storage.Blobs.Specialized;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Submissions;

public sealed class SweepIncomingTests(StorageFixture storage)
{
    [Fact]
    public async Task ManifestWhoseMessageWasLost_IsChecked()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.Enquiry().AcceptedAsync(office);
        await office.Queues.GetQueueClient(SubmissionNames.ReceivedQueue).ClearMessagesAsync(TestContext.Current.CancellationToken);

        office.Clock.Advance(TimeSpan.FromMinutes(10));
        await SweepAsync(office);
        await office.WorkAsync();

        Assert.Equal(SubmissionStatus.Routed, (await office.StateAsync(receipt.Reference)).Status);
    }

    [Theory]
    [InlineData(9, 1)]
    [InlineData(10, 2)]
    [InlineData(23 * 60, 2)]
    [InlineData(25 * 60, 3)]
    public async Task ManifestThatWaits_IsQueuedAgainOnceADay(int minutes, int messages)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await ASubmission.Enquiry().AcceptedAsync(office);
        var end = office.Clock.GetUtcNow() + TimeSpan.FromMinutes(minutes);

        while (office.Clock.GetUtcNow() < end)
        {
            office.Clock.Advance(TimeSpan.FromMinutes(Math.Min(60, (end - office.Clock.GetUtcNow()).TotalMinutes)));
            await SweepAsync(office);
        }

        var queue = await office.Queues.GetQueueClient(SubmissionNames.ReceivedQueue).GetPropertiesAsync(TestContext.Current.CancellationToken);
        Assert.Equal(messages, queue.Value.ApproximateMessagesCount);
    }

    [Theory]
    [InlineData(22, true)]
    [InlineData(23.1, false)]
    public async Task DocumentWithoutManifest_GoesBeforeItIsADayOld(double hours, bool stays)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await RefusedWithDraftAsync(office);

        office.Clock.Advance(TimeSpan.FromHours(hours));
        await SweepAsync(office);

        Assert.Equal(stays ? 1 : 0, (await office.BlobsAsync("incoming")).Count);
    }

    [Fact]
    public async Task UploadThatNeverFinished_IsRemovedToo()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var blob = office.Blobs.GetBlobContainerClient("incoming").GetBlockBlobClient($"{Intakes.NewName(office.Clock.GetUtcNow())}/001");
        await blob.StageBlockAsync(Convert.ToBase64String(new byte[4]), new MemoryStream(new byte[10]), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Single(await office.BlobsAsync("incoming"));

        office.Clock.Advance(TimeSpan.FromHours(24));
        await SweepAsync(office);

        Assert.Empty(await office.BlobsAsync("incoming"));
    }

    [Fact]
    public async Task DocumentsOfAWaitingManifest_StayHoweverOld()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        office.Scanner.IsDown = true;
        var refused = await RefusedWithDraftAsync(office);
        var receipt = await ASubmission.Enquiry(("uploads.attachments", refused.Drafts[0].Token)).AcceptedAsync(office);

        office.Clock.Advance(TimeSpan.FromDays(3));
        await SweepAsync(office);
        office.Scanner.IsDown = false;
        await office.WorkAsync();

        Assert.Equal(DocumentVerdict.Accepted, (await office.StateAsync(receipt.Reference)).Documents[0].Verdict);
    }

    private static async Task<ReceiveResult.Refused> RefusedWithDraftAsync(TestOffice office) => Assert.IsType<ReceiveResult.Refused>(
        await ASubmission.Enquiry(("contact.email", "nonsense")).With("attachments", "a.pdf", ASubmission.Pdf).SendAsync(office));

    private static Task SweepAsync(TestOffice office) => office.Get<SweepIncoming>().HandleAsync(TestContext.Current.CancellationToken);
}
