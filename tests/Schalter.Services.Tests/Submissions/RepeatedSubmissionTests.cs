namespace Schalter.Services.Tests.Submissions;

public sealed class RepeatedSubmissionTests(StorageFixture storage)
{
    private const string Key = "8e03978e-40d5-43dd-bc93-6894a57f9324";

    [Fact]
    public async Task SameKeyAndContent_GetsTheSameReceipt_AndLeavesOneManifest()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var submission = ASubmission.Application().WithKey(Key).With("lease", "lease.pdf", ASubmission.Pdf);

        var first = await submission.AcceptedAsync(office);
        office.Clock.Advance(TimeSpan.FromMinutes(3));
        var second = await submission.AcceptedAsync(office);

        Assert.Equal((first.Reference, first.AccessKey, first.ReceivedAt), (second.Reference, second.AccessKey, second.ReceivedAt));
        Assert.Equal(2, (await office.BlobsAsync("incoming")).Count);
    }

    [Fact]
    public async Task SameKeyAfterTheCaseWasRouted_StillGetsTheSameReceipt()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var submission = ASubmission.CompleteApplication().WithKey(Key);
        var first = await submission.AcceptedAsync(office);
        await office.WorkAsync();

        var second = await submission.AcceptedAsync(office);
        await office.WorkAsync();

        Assert.Equal(first.Reference, second.Reference);
        Assert.Equal(["received", "validated", "routed"], await office.EventsAsync(first.Reference));
    }

    [Fact]
    public async Task SameKeyWithOtherContent_IsRefused_AndTheFirstStays()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var first = await ASubmission.Enquiry().WithKey(Key).AcceptedAsync(office);

        var second = await ASubmission.Enquiry(("person.givenNames", "Fatma")).WithKey(Key).With("attachments", "a.pdf", ASubmission.Pdf).SendAsync(office);

        Assert.Equal(("idempotency-key-reused", 422), ASubmission.CodeOf(second));
        Assert.Equal([$"{first.Reference}.json"], await office.BlobsAsync("incoming"));
    }
}
