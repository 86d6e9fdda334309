using Schalter.Services.Submissions;
using Schalter.Services.Uploads.Resumable;

namespace Schalter.Services.Tests.Uploads.Resumable;

public sealed class ResumableUploadTests(StorageFixture storage)
{
    private const int Block = 4 * 1024 * 1024;
    private static readonly byte[] Large = AnUpload.Content((2 * Block) + 1234);
    private static readonly byte[] Small = AnUpload.Content(1000);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DocumentInSeveralRequests_IsWhole()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var upload = await AnUpload.BeginAsync(office, Large);
        int[] places = [0, 1, 70_000, Block + 70_001, Large.Length];

        for (var i = 1; i < places.Length; i++)
        {
            Assert.Equal(places[i], (await upload.SendAsync(places[i - 1], places[i])).Value!.Offset);
            Assert.Equal(places[i], await upload.OffsetAsync());
        }

        Assert.Equal(Large, await upload.StoredAsync());
        Assert.Equal(Large.Length, (await upload.SendAsync(Large.Length, Stream.Null)).Value!.Offset);
    }

    [Fact]
    public async Task ClientThatLeaves_FindsEverythingThatHadCome()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var upload = await AnUpload.BeginAsync(office, Large);
        var came = Block + 4321;

        await Assert.ThrowsAsync<IOException>(() => upload.SendAsync(0, new BrokenBody(Large, came)));

        Assert.Equal(came, await upload.OffsetAsync());
        Assert.Equal(Large.Length, (await upload.SendAsync(came, Large.Length)).Value!.Offset);
        Assert.Equal(Large, await upload.StoredAsync());
    }

    [Fact]
    public async Task WrongPlace_IsRefused_AndChangesNothing()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var upload = await AnUpload.BeginAsync(office, Small);
        await upload.SendAsync(0, 400);

        Assert.Equal("upload-offset-wrong", (await upload.SendAsync(0, 400)).Refusal!.Code);
        Assert.Equal("upload-offset-wrong", (await upload.SendAsync(500, 1000)).Refusal!.Code);
        Assert.Equal("upload-header-invalid", (await upload.SendAsync(null, Stream.Null)).Refusal!.Code);
        Assert.Equal(400, await upload.OffsetAsync());
    }

    [Fact]
    public async Task MoreThanAnnounced_IsRefused_AndWhatFitsStays()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var upload = await AnUpload.BeginAsync(office, Small);

        var refused = await upload.SendAsync(0, new BrokenBody([.. Small, 1], Small.Length + 1, chunk: 300));

        Assert.Equal(("upload-overrun", 413), (refused.Refusal!.Code, refused.Refusal.Status));
        Assert.Equal(900, await upload.OffsetAsync());
    }

    /// <summary>The first one waits for bytes of a connection that is gone.</summary>
    [Fact]
    public async Task NewerRequest_TakesTheTurn_AndTheOlderOneIsToldSo()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var upload = await AnUpload.BeginAsync(office, Large);
        using var stuck = new StuckBody(Large);
        var older = upload.SendAsync(0, stuck);
        await stuck.Waits;

        var newer = await upload.SendAsync(0, Block + 1);
        stuck.GoOn();

        Assert.Equal(Block + 1, newer.Value!.Offset);
        Assert.Equal(("upload-busy", 423), ((await older).Refusal!.Code, 423));
        Assert.Equal(Large.Length, (await upload.SendAsync((int)(await upload.OffsetAsync())!.Value, Large.Length)).Value!.Offset);
        Assert.Equal(Large, await upload.StoredAsync());
    }

    [Theory]
    [InlineData(22 * 60 - 1, null)]
    [InlineData(22 * 60, "upload-expired")]
    public async Task Upload_LastsAsLongAsADraft(int minutes, string? refused)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var upload = await AnUpload.BeginAsync(office, Small);

        office.Clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(refused, (await upload.SendAsync(0, 400)).Refusal?.Code);
        Assert.Equal(refused, (await upload.ShowAsync()).Refusal?.Code);
        Assert.Equal(refused, (await upload.RemoveAsync())?.Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ExpiredUpload_IsGoneWithinADay_RowAndBytes(bool whole)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var upload = await AnUpload.BeginAsync(office, Small);
        await upload.SendAsync(0, whole ? 1000 : 400);

        office.Clock.Advance(TimeSpan.FromHours(24));
        await office.Get<SweepIncoming>().HandleAsync(Stop);

        Assert.Empty(await office.BlobsAsync("incoming"));
        Assert.Empty(await office.Tables.GetTableClient(UploadRowStore.Table).QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: Stop).ToListAsync(Stop));
    }

    [Fact]
    public async Task RemovedUpload_IsUnknown_AndItsBytesAreGone()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var upload = await AnUpload.BeginAsync(office, Small);
        await upload.SendAsync(0, 400);

        Assert.Null(await upload.RemoveAsync());

        Assert.Empty(await office.BlobsAsync("incoming"));
        Assert.Equal("upload-unknown", (await upload.ShowAsync()).Refusal!.Code);
        Assert.Equal("upload-unknown", (await upload.SendAsync(400, 1000)).Refusal!.Code);
        Assert.Equal("upload-unknown", (await upload.RemoveAsync())!.Code);
    }

    [Theory]
    [InlineData(-1L, "")]
    [InlineData(null, "")]
    [InlineData(5L, "filename Pass.pdf")]
    public async Task UploadThatIsNotDescribed_IsRefused(long? length, string metadata)
    {
        await using var office = await TestOffice.OpenAsync(storage);

        Assert.Equal("upload-header-invalid", (await office.Get<CreateUpload>().HandleAsync(new(length, metadata), Stop)).Refusal!.Code);
    }

    [Fact]
    public async Task TooLargeUpload_IsRefusedBeforeItComes()
    {
        await using var office = await TestOffice.OpenAsync(storage, ("Limits:UploadBytes", "2048"));

        var refused = await office.Get<CreateUpload>().HandleAsync(new(2049, null), Stop);

        Assert.Equal(("upload-too-large", "2 KB"), (refused.Refusal!.Code, refused.Refusal.Max));
        Assert.NotNull((await office.Get<CreateUpload>().HandleAsync(new(2048, null), Stop)).Value);
    }
}
