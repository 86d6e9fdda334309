using System.Text.Json;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Submissions;

/// <summary>A page sent twice, a double click, an impatient person: one case.</summary>
public sealed class SameContentTests(StorageFixture storage)
{
    [Fact]
    public async Task SameContentTwice_IsOneCase_AndBothReferencesShowIt()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var first = await ASubmission.Enquiry().AcceptedAsync(office);
        var second = await ASubmission.Enquiry().AcceptedAsync(office);

        await office.WorkAsync();

        var aliases = new[] { await office.StateAsync(first.Reference), await office.StateAsync(second.Reference) }.Where(s => s.AliasOf is not null);
        var alias = Assert.Single(aliases);
        Assert.Empty(await office.EventsAsync(alias.Reference));
        foreach (var receipt in new[] { first, second })
        {
            var view = await office.Get<GetSubmission>().HandleAsync(receipt.Reference, receipt.AccessKey, TestContext.Current.CancellationToken);
            Assert.Equal(("routed", receipt.Reference), (view!.Status, view.Reference));
        }
    }

    [Theory]
    [InlineData(23, true)]
    [InlineData(24, false)]
    public async Task SameContentLater_IsFoldedWithinADayOnly(int hours, bool folded)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await ASubmission.Enquiry().AcceptedAsync(office);
        await office.WorkAsync();
        office.Clock.Advance(TimeSpan.FromHours(hours));

        var second = await ASubmission.Enquiry().AcceptedAsync(office);
        await office.WorkAsync();

        Assert.Equal(folded, (await office.StateAsync(second.Reference)).AliasOf is not null);
    }

    /// <summary>The message of the first was late by hours: the file must say when the person really applied.</summary>
    [Fact]
    public async Task SameContentCheckedInTheWrongOrder_KeepsTheEarlierTimeOfReceipt()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var queue = office.Queues.GetQueueClient(SubmissionNames.ReceivedQueue);
        var first = await ASubmission.Enquiry().AcceptedAsync(office);
        var late = (await queue.ReceiveMessageAsync(cancellationToken: TestContext.Current.CancellationToken)).Value;
        office.Clock.Advance(TimeSpan.FromHours(5));
        var second = await ASubmission.Enquiry().AcceptedAsync(office);
        await office.WorkAsync();

        await office.Get<ValidateSubmission>().HandleAsync(
            late.Body.ToObjectFromJson<SubmissionReceived>(JsonSerializerOptions.Web)!, TestContext.Current.CancellationToken);
        await office.WorkAsync();

        foreach (var receipt in new[] { first, second })
        {
            var view = await office.Get<GetSubmission>().HandleAsync(receipt.Reference, receipt.AccessKey, TestContext.Current.CancellationToken);
            Assert.Equal(first.ReceivedAt, view!.ReceivedAt);
            Assert.Equal(["received", "validated", "routed", "received-earlier"], view.Timeline.Select(t => t.Event));
        }
    }

    [Fact]
    public async Task SameContentAfterWithdrawal_IsANewCase()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var first = await ASubmission.Enquiry().AcceptedAsync(office);
        await office.WorkAsync();
        await office.Get<WithdrawSubmission>().HandleAsync(first.Reference, first.AccessKey, TestContext.Current.CancellationToken);

        var second = await ASubmission.Enquiry().AcceptedAsync(office);
        await office.WorkAsync();

        Assert.Equal(SubmissionStatus.Routed, (await office.StateAsync(second.Reference)).Status);
    }

    [Fact]
    public async Task DifferentKeysWithSameContent_AreTwoCases()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var first = await ASubmission.Enquiry().WithKey("0000000000000001").AcceptedAsync(office);
        var second = await ASubmission.Enquiry().WithKey("0000000000000002").AcceptedAsync(office);

        await office.WorkAsync();

        Assert.Equal(SubmissionStatus.Routed, (await office.StateAsync(first.Reference)).Status);
        Assert.Equal(SubmissionStatus.Routed, (await office.StateAsync(second.Reference)).Status);
    }
}
