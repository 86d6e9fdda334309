using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Submissions;

public sealed class WithdrawSubmissionTests(StorageFixture storage)
{
    [Fact]
    public async Task BeforeItsCheck_NothingIsCheckedOrRoutedAnyMore()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.CompleteApplication().AcceptedAsync(office);

        await WithdrawAsync(office, receipt);
        await office.WorkAsync();

        Assert.Equal(["received", "withdrawn"], await office.EventsAsync(receipt.Reference));
        Assert.Equal(0, office.Scanner.Scans);
        var view = await office.Get<GetSubmission>().HandleAsync(receipt.Reference, receipt.AccessKey, TestContext.Current.CancellationToken);
        Assert.All(view!.Documents, d => Assert.Equal("unchecked", d.Verdict));
        Assert.NotEmpty(view.Documents);
        Assert.Equal([$"{receipt.Reference}.json"], await office.BlobsAsync("incoming"));
    }

    [Fact]
    public async Task Twice_SaysTheSame()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.Enquiry().AcceptedAsync(office);
        await office.WorkAsync();

        await WithdrawAsync(office, receipt);
        await WithdrawAsync(office, receipt);

        Assert.Equal(["received", "validated", "routed", "withdrawn"], await office.EventsAsync(receipt.Reference));
    }

    [Fact]
    public async Task LateMessages_DoNotBringItBack()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.CompleteApplication().AcceptedAsync(office);
        await office.Get<ValidateSubmission>().HandleAsync(new($"{receipt.Reference}.json"), TestContext.Current.CancellationToken);
        await WithdrawAsync(office, receipt);

        await office.WorkAsync();

        Assert.Equal(SubmissionStatus.Withdrawn, (await office.StateAsync(receipt.Reference)).Status);
        Assert.Equal(["received", "validated", "withdrawn"], await office.EventsAsync(receipt.Reference));
    }

    [Fact]
    public async Task WrongKey_IsAnsweredLikeAnUnknownReference()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.Enquiry().AcceptedAsync(office);

        var refusal = await office.Get<WithdrawSubmission>().HandleAsync(receipt.Reference, "1.AAAAAAAAAAAAAAAAAAAAAA", TestContext.Current.CancellationToken);

        Assert.Equal("submission-unknown", refusal?.Code);
    }

    private static async Task WithdrawAsync(TestOffice office, SubmissionReceipt receipt) => Assert.Null(
        await office.Get<WithdrawSubmission>().HandleAsync(receipt.Reference, receipt.AccessKey, TestContext.Current.CancellationToken));
}
