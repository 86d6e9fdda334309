using Schalter.Services.Privacy;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Privacy;

public sealed class PurgeDueTests(StorageFixture storage)
{
    private const string Marker = "Yılmaz-Marker";

    [Theory]
    [InlineData(89, true)]
    [InlineData(90, false)]
    [InlineData(91, false)]
    public async Task Enquiry_IsGoneOnItsDay(int days, bool stays)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.Enquiry(("person.familyName", Marker)).With("attachments", "Marker.pdf", ASubmission.Pdf).AcceptedAsync(office);
        await office.WorkAsync();

        office.Clock.Advance(TimeSpan.FromDays(days));
        await PurgeAsync(office);
        await office.WorkAsync();

        Assert.Equal(stays, (await office.BlobsAsync("cases")).Count > 0);
        Assert.Equal(stays ? SubmissionStatus.Routed : SubmissionStatus.Purged, (await office.StateAsync(receipt.Reference)).Status);
        Assert.Equal(stays, await HoldsAsync(office, "Marker"));
    }

    [Fact]
    public async Task WithdrawnSubmission_IsGoneAWeekLater_AndTheOldDayDoesNoHarm()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.Enquiry().AcceptedAsync(office);
        await office.WorkAsync();
        await office.Get<WithdrawSubmission>().HandleAsync(receipt.Reference, receipt.AccessKey, TestContext.Current.CancellationToken);

        office.Clock.Advance(TimeSpan.FromDays(6));
        await PurgeAsync(office);
        Assert.NotEmpty(await office.BlobsAsync("cases"));
        office.Clock.Advance(TimeSpan.FromDays(1));
        await PurgeAsync(office);

        Assert.Empty(await office.BlobsAsync("cases"));
        Assert.Equal(["received", "validated", "routed", "withdrawn", "purged"], await office.EventsAsync(receipt.Reference));
        Assert.Null(await office.Get<GetSubmission>().HandleAsync(receipt.Reference, receipt.AccessKey, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task PurgedCase_LeavesNoRowAfterAMonth()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.Enquiry().AcceptedAsync(office);
        var again = await ASubmission.Enquiry().AcceptedAsync(office);
        await office.WorkAsync();

        office.Clock.Advance(TimeSpan.FromDays(90));
        await PurgeAsync(office);
        office.Clock.Advance(TimeSpan.FromDays(30));
        await PurgeAsync(office);

        foreach (var table in new[] { "Submissions", "Duplicates", "Deadlines" })
        {
            Assert.Empty(await RowsAsync(office, table));
        }

        Assert.Empty(await office.BlobsAsync("incoming"));
        Assert.NotEqual(receipt.Reference, again.Reference);
    }

    private static Task PurgeAsync(TestOffice office) => office.Get<PurgeDue>().HandleAsync(TestContext.Current.CancellationToken);

    /// <summary>Whether the text stands anywhere in tables or in what blobs hold as text.</summary>
    private static async Task<bool> HoldsAsync(TestOffice office, string text)
    {
        var rows = await RowsAsync(office, "Submissions");
        var blobs = await office.BlobsAsync("incoming");
        var contents = await Task.WhenAll(blobs.Select(async name => (await office.Blobs.GetBlobContainerClient("incoming").GetBlobClient(name)
            .DownloadContentAsync(TestContext.Current.CancellationToken)).Value.Content.ToString()));
        return rows.Concat(contents).Any(r => r.Contains(text, StringComparison.Ordinal));
    }

    private static async Task<List<string>> RowsAsync(TestOffice office, string table)
    {
        var rows = new List<string>();
        var query = office.Tables.GetTableClient(table).QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: TestContext.Current.CancellationToken);
        await foreach (var row in query)
        {
            rows.Add(string.Join('|', row.Select(p => p.Value)));
        }

        return rows;
    }
}
