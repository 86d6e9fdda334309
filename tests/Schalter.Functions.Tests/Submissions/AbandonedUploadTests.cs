using System.Text;
using Azure.Storage.Blobs.Models;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Tests.Submissions;

/// <summary>What was not acknowledged leaves nothing behind.</summary>
public sealed class AbandonedUploadTests(SystemFixture fixture)
{
    /// <summary>By its length the upload is found among those of other tests.</summary>
    private const int Length = 54_321;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ClientBreaksOff_ItsDocumentsAreRemoved_AndNothingIsCommitted()
    {
        var marker = $"Abgebrochen {Guid.NewGuid()}";
        using var connection = await RawConnection.PostAsync(fixture.Counter.Address, "submissions/contact", "Content-Length: 50000000");
        await connection.SendAsync(PostedForm.Enquiry(("enquiry.message", marker))
            .AddFile("attachments", "1.pdf", new byte[Length]).AddFile("attachments", "2.pdf", new byte[300_000]).Begun());
        var intake = await Eventually.GetAsync(IntakeAsync, found => found is not null, "the first document in storage");

        connection.Abort();

        await Eventually.IsTrueAsync(async () => (await fixture.Office.NamesAsync("incoming", intake + "/")).Count == 0, "an empty intake");
        Assert.DoesNotContain(await ManifestsAsync(), text => text.Contains(marker, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sweep_RemovesWhatNobodyCameBackFor_AndKeepsWhatIsFresh()
    {
        var now = DateTimeOffset.UtcNow;
        var old = Intakes.NewName(now - SweepIncoming.AbandonedAfter - TimeSpan.FromMinutes(2));
        var fresh = Intakes.NewName(now - SweepIncoming.AbandonedAfter + TimeSpan.FromMinutes(10));
        foreach (var intake in new[] { old, fresh })
        {
            await fixture.Office.Container("incoming").UploadBlobAsync($"{intake}/001", BinaryData.FromString("finished"), Stop);
            await fixture.Office.StageAsync("incoming", $"{intake}/002");
        }

        using var http = new HttpClient { BaseAddress = fixture.Counter.Address };
        using var nothing = new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri("admin/functions/SweepIncoming", UriKind.Relative), nothing, Stop);

        Assert.True(answer.IsSuccessStatusCode);
        await Eventually.IsTrueAsync(async () => (await fixture.Office.NamesAsync("incoming", old + "/")).Count == 0, "the old intake to go");
        Assert.Equal(["001", "002"], await fixture.Office.NamesAsync("incoming", fresh + "/"));
    }

    private async Task<string?> IntakeAsync()
    {
        await foreach (var blob in fixture.Office.Container("incoming").GetBlobsAsync(BlobTraits.None, BlobStates.None, null, Stop))
        {
            if (blob.Properties.ContentLength == Length)
            {
                return blob.Name.Split('/')[0];
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<string>> ManifestsAsync()
    {
        var names = (await fixture.Office.NamesAsync("incoming", "")).Where(name => name.EndsWith(".json", StringComparison.Ordinal));
        return await Task.WhenAll(names.Select(async name => Encoding.UTF8.GetString(await fixture.Office.ReadAsync("incoming", name))));
    }
}
