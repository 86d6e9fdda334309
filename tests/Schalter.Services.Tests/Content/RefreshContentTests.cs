using Schalter.Services.Content;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Tests.Content;

public sealed class RefreshContentTests(StorageFixture storage)
{
    private const string Title = "contact.title";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FileOfTheOffice_IsInUseAfterTheNextLook_AndWorkBegunBeforeKeepsWhatItHas()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await office.RefreshAsync();
        var begun = office.Get<Texts>();
        var since = office.Get<LiveContent>().Status.Since;
        office.Clock.Advance(TimeSpan.FromMinutes(1));

        await office.PutAsync(OfficeContent.ContactTexts, Titled("Fragen Sie uns"));
        await office.RefreshAsync();

        Assert.Equal(("Fragen Sie uns", "Kontakt zur Ausländerbehörde"), (office.Says(Title), begun.Get("de", Title)));
        Assert.Equal(since + TimeSpan.FromMinutes(1), office.Get<LiveContent>().Status.Since);
    }

    [Fact]
    public async Task FileTakenBack_GivesThePackagedOneAgain()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await office.PutAsync(OfficeContent.ContactTexts, Titled("Fragen Sie uns"));
        await office.RefreshAsync();

        await office.TakeBackAsync(OfficeContent.ContactTexts);
        await office.RefreshAsync();

        Assert.Equal("Kontakt zur Ausländerbehörde", office.Says(Title));
        Assert.Empty(await office.BlobsAsync(ContentNames.Archive, "accepted/"));
    }

    [Fact]
    public async Task WrongFile_IsToldInHealth_TheOldOneStays_AndTheMendedOneComesIn()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await office.PutAsync(OfficeContent.ContactTexts, Titled("Erste Fassung"));
        await office.RefreshAsync();
        var version = office.Get<LiveContent>().Status.Version;

        await office.PutAsync(OfficeContent.ContactTexts, "{ \"title\": ");
        await office.RefreshAsync();
        var health = await office.Get<CheckHealth>().HandleAsync(Stop);

        Assert.Equal((true, "refused", version), (health.Ready, health.Dependencies["content"], health.Content.Version));
        Assert.Equal(OfficeContent.ContactTexts, Assert.Single(health.Content.Refused).File);
        Assert.Equal("Erste Fassung", office.Says(Title));

        await office.PutAsync(OfficeContent.ContactTexts, Titled("Zweite Fassung"));
        await office.RefreshAsync();

        Assert.Equal(("Zweite Fassung", "ok"), (office.Says(Title), office.Get<LiveContent>().Status.State));
    }

    /// <summary>It has nothing in memory that could stay.</summary>
    [Fact]
    public async Task InstanceThatStartsWhileTheNewestIsWrong_UsesTheOneBefore()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await office.PutAsync(OfficeContent.ContactTexts, Titled("Erste Fassung"));
        await office.RefreshAsync();
        await office.PutAsync(OfficeContent.ContactTexts, "{}");

        await using var another = office.Another();
        await another.RefreshAsync();

        Assert.Equal(("Erste Fassung", "refused"), (another.Says(Title), another.Get<LiveContent>().Status.State));
        Assert.Equal(office.Get<LiveContent>().Status.Version, another.Get<LiveContent>().Status.Version);
    }

    [Fact]
    public async Task EnormousFile_IsRefusedUnread_AndTheOneBeforeStays()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await office.PutAsync(OfficeContent.ContactTexts, Titled("Erste Fassung"));
        await office.RefreshAsync();
        await office.PutAsync(OfficeContent.ContactTexts, new string(' ', 1024 * 1024 + 1));
        await office.RefreshAsync();
        await using var another = office.Another();
        await another.RefreshAsync();

        Assert.Equal("is larger than 1 MiB", Assert.Single(office.Get<LiveContent>().Status.Refused).Reason);
        Assert.Equal(("Erste Fassung", "Erste Fassung"), (office.Says(Title), another.Says(Title)));
    }

    [Fact]
    public async Task ContainerGone_ThrowsNothingAway()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await office.PutAsync(OfficeContent.ContactTexts, Titled("Erste Fassung"));
        await office.RefreshAsync();
        await office.Blobs.DeleteBlobContainerAsync(ContentNames.Container, cancellationToken: Stop);

        await Record.ExceptionAsync(office.RefreshAsync);

        Assert.Equal("Erste Fassung", office.Says(Title));
    }

    private static string Titled(string title) => OfficeContent.Texts(OfficeContent.ContactTexts, ("title", title));
}
