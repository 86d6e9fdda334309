using Schalter.Services.Privacy;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Submissions;

/// <summary>What the office does with a case, and what the person then sees.</summary>
public sealed class OfficeWorksOnCaseTests(StorageFixture storage)
{
    private const string Marker = "Marker-Wort";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StatusAndNote_AreSeenByThePerson_AndToldBySafeEvents()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await RoutedAsync(office);

        var input = new StatusInput("in-progress", new("waiting-for-others", Marker));
        var first = await office.Get<ChangeStatus>().HandleAsync(receipt.Reference, input, Stop);
        var again = await office.Get<ChangeStatus>().HandleAsync(receipt.Reference.ToLowerInvariant(), input, Stop);
        await office.Get<ChangeStatus>().HandleAsync(receipt.Reference, new("decided"), Stop);

        Assert.Equal((first.Value!.Status, first.Value.Reference), (again.Value!.Status, again.Value.Reference));
        var view = (await office.Get<GetSubmission>().HandleAsync(receipt.Reference, receipt.AccessKey, Stop))!;
        Assert.Equal(["received", "validated", "routed", "in-progress", "decided"], view.Timeline.Select(t => t.Event));
        Assert.Equal(new("waiting-for-others", Marker, "de"), Assert.Single(view.Timeline[3].Notes));
        Assert.Equal("decided", view.Status);
        var events = (await office.Get<SubmissionStore>().LoadAsync(receipt.Reference, Stop))!.Events;
        Assert.Equal(SubmissionEvents.StatusChanged, events[3].Type);
        Assert.All(events, e => Assert.DoesNotContain(Marker, e.Data.ToJsonString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task RequestedDocument_CanBeSupplied_UnderTheOfficesTitle()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await RoutedAsync(office);

        var wanted = await RequestAsync(office, receipt, new(null, Marker, "Bitte alle Seiten."));
        var refused = await SupplyAsync(office, receipt, "requested-2");
        office.Clock.Advance(TimeSpan.FromMinutes(1));
        var supplied = await SupplyAsync(office, receipt, "requested-1");
        await office.WorkAsync();

        Assert.Equal(["requested-1"], wanted.MissingDocuments);
        Assert.Equal("answers-invalid", Assert.IsType<SupplyResult.Refused>(refused).Refusal.Code);
        Assert.IsType<SupplyResult.Supplied>(supplied);
        var view = (await office.Get<GetSubmission>().HandleAsync(receipt.Reference, receipt.AccessKey, Stop))!;
        Assert.Equal(("accepted", "requested-1"), (view.Documents[^1].Verdict, view.Documents[^1].Slot));
        Assert.False(Assert.Single(view.Requests).Open);
        Assert.Empty(view.MissingDocuments);
        Assert.Equal("routed", view.Status);
        Assert.Equal(["received", "validated", "routed", "requested", "supplemented"], view.Timeline.Select(t => t.Event));
        Assert.Contains(Marker, await HandoverAsync(office, receipt), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SlotAskedForAgain_NeedsANewDocument()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await RoutedAsync(office, ASubmission.CompleteApplication());
        Assert.Empty((await office.StateAsync(receipt.Reference)).Missing);

        office.Clock.Advance(TimeSpan.FromMinutes(1));
        await RequestAsync(office, receipt, new("lease"));
        office.Scanner.Finds = _ => true;
        office.Clock.Advance(TimeSpan.FromMinutes(1));
        await SupplyAsync(office, receipt, "lease");
        await office.WorkAsync();
        Assert.Equal(["lease"], (await office.StateAsync(receipt.Reference)).Missing);

        office.Scanner.Finds = _ => false;
        office.Clock.Advance(TimeSpan.FromMinutes(1));
        await SupplyAsync(office, receipt, "lease");
        await office.WorkAsync();
        Assert.Empty((await office.StateAsync(receipt.Reference)).Missing);
    }

    [Fact]
    public async Task ChangesAtTheSameTime_AllHappen_InSomeOrder()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await RoutedAsync(office);

        var answers = await Task.WhenAll(Enumerable.Range(1, 4).Select(n => RequestAsync(office, receipt, new(null, $"Unterlage {n}"))));

        Assert.Equal([1, 2, 3, 4], answers.Select(a => a.Requests.Count).Order());
        var state = await office.StateAsync(receipt.Reference);
        Assert.Equal(["requested-1", "requested-2", "requested-3", "requested-4"], state.Missing);
        Assert.Equal(4, (await office.EventsAsync(receipt.Reference)).Count(e => e == "status-changed"));
    }

    /// <summary>The form keeps an accepted application for 30 days.</summary>
    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    [InlineData(31, true)]
    public async Task AcceptedCase_IsGoneOnItsDay(int days, bool gone)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await RoutedAsync(office, ASubmission.CompleteApplication());
        await RequestAsync(office, receipt, new(null, Marker));
        office.Clock.Advance(TimeSpan.FromDays(100));
        var accepted = await office.Get<AcceptSubmission>().HandleAsync(receipt.Reference, Stop);

        office.Clock.Advance(TimeSpan.FromDays(days));
        await office.Get<PurgeDue>().HandleAsync(Stop);

        Assert.Equal(new(2027, 4, 2), accepted.Value!.DeleteOn);
        Assert.Equal(gone, (await office.BlobsAsync("cases")).Count == 0);
        var state = await office.StateAsync(receipt.Reference);
        Assert.Equal(gone, state.Status == SubmissionStatus.Purged);
        Assert.Equal(gone ? 0 : 1, state.Requests.Count);
        Assert.Equal(gone ? "case-purged" : null, (await office.Get<GetCase>().HandleAsync(receipt.Reference, Stop)).Refusal?.Code);
    }

    [Fact]
    public async Task DocumentAfterTheAcceptance_IsKeptAsLongAsTheOthersWere()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await RoutedAsync(office, ASubmission.CompleteApplication());
        await office.Get<AcceptSubmission>().HandleAsync(receipt.Reference, Stop);
        office.Clock.Advance(TimeSpan.FromDays(29));
        await SupplyAsync(office, receipt, "lease");
        await office.WorkAsync();

        office.Clock.Advance(TimeSpan.FromDays(29));
        await office.Get<PurgeDue>().HandleAsync(Stop);
        Assert.NotEmpty(await office.BlobsAsync("cases"));
        office.Clock.Advance(TimeSpan.FromDays(1));
        await office.Get<PurgeDue>().HandleAsync(Stop);
        Assert.Empty(await office.BlobsAsync("cases"));
    }

    internal static async Task<SubmissionReceipt> RoutedAsync(TestOffice office, ASubmission? submission = null)
    {
        var receipt = await (submission ?? ASubmission.Enquiry().With("attachments", "a.pdf", ASubmission.Pdf)).AcceptedAsync(office);
        await office.WorkAsync();
        return receipt;
    }

    private static async Task<CaseStatus> RequestAsync(TestOffice office, SubmissionReceipt receipt, WishInput wish)
    {
        var answer = await office.Get<RequestDocuments>().HandleAsync(receipt.Reference, new([wish]), null, Stop);
        return Assert.IsType<CaseStatus>(answer.Value);
    }

    private static async Task<SupplyResult> SupplyAsync(TestOffice office, SubmissionReceipt receipt, string slot)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent(ASubmission.Pdf), Intake.DocumentPrefix + slot, "neu.pdf" } };
        await using var body = await content.ReadAsStreamAsync(Stop);
        return await office.Get<SupplyDocuments>().HandleAsync(
            new(receipt.Reference, receipt.AccessKey, content.Headers.ContentType?.ToString(), body, null, false), Stop);
    }

    private static async Task<string> HandoverAsync(TestOffice office, SubmissionReceipt receipt) => (await office.Blobs
        .GetBlobContainerClient("cases").GetBlobClient($"{receipt.Reference}/handover.json").DownloadContentAsync(Stop)).Value.Content.ToString();
}
