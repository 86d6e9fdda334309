using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Schalter.Services.Content;
using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Tests.Platform;

namespace Schalter.Services.Tests.Content;

public sealed class FollowContentTests(StorageFixture storage)
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Change_IsLiveWithinOnePoll_AndCounted()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        using var figures = new Figures(office.Get<IMeterFactory>());
        using var follow = await FollowAsync(office);
        Assert.Equal("ok", office.Get<LiveContent>().Status.State);

        await office.PutAsync(OfficeContent.ContactTexts, OfficeContent.Texts(OfficeContent.ContactTexts, ("title", "Fragen Sie uns")));
        await office.PutAsync(OfficeContent.Contact, "{");
        await UntilAsync(office, () => office.Says("contact.title") == "Fragen Sie uns");

        Assert.Equal((2, 1), (figures["schalter.content.swaps"], figures["schalter.content.refused"]));
        await follow.StopAsync(Stop);
    }

    [Fact]
    public async Task ContainerGoneAndBack_IsToldAndOvercome()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        using var follow = await FollowAsync(office);
        var container = office.Blobs.GetBlobContainerClient(ContentNames.Container);

        await container.DeleteAsync(cancellationToken: Stop);
        await UntilAsync(office, () => office.Get<LiveContent>().Status.State == "down");
        await container.CreateAsync(cancellationToken: Stop);
        await UntilAsync(office, () => office.Get<LiveContent>().Status.State == "ok");
        await follow.StopAsync(Stop);
    }

    [Fact]
    public async Task StorageDownAtTheStart_ThePackagedContentServes()
    {
        var nowhere = "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=AAAA;BlobEndpoint=http://127.0.0.1:1/a;"
            + "QueueEndpoint=http://127.0.0.1:1/a;TableEndpoint=http://127.0.0.1:1/a";
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Storage", nowhere)]).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration)
            .AddPlatform(OfficeContent.Root).AddContent(OfficeContent.Root).AddForms().BuildServiceProvider();
        var live = services.GetRequiredService<LiveContent>();
        using var follow = (BackgroundService)services.GetServices<IHostedService>().Single();

        await follow.StartAsync(Stop);
        await live.FirstLookAsync(Stop);

        Assert.Equal(10, live.Current.Get<FormCatalogue>().All.Count);
        await follow.StopAsync(Stop);
        Assert.Equal("down", live.Status.State);
    }

    /// <summary>Nothing looks: the wait ends by itself, and what comes after does not wait again.</summary>
    [Fact]
    public async Task FirstLookThatNeverComes_IsNotAwaitedForLong()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var wait = office.Get<LiveContent>().FirstLookAsync(Stop);
        Assert.False(wait.IsCompleted);

        office.Clock.Advance(TimeSpan.FromSeconds(4));
        await wait.WaitAsync(TimeSpan.FromSeconds(30), Stop);

        Assert.True(office.Get<LiveContent>().FirstLookAsync(Stop).IsCompleted);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("55", true)]
    [InlineData("0", false)]
    [InlineData("56", false)]
    public void PollOutOfRange_StopsTheStart(string seconds, bool good)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Content:PollSeconds", seconds)]).Build();
        Assert.Equal(good, Record.Exception(() => ContentSettings.Read(configuration)) is null);
    }

    private static async Task<BackgroundService> FollowAsync(TestOffice office)
    {
        var follow = office.Get<IEnumerable<IHostedService>>().OfType<FollowContent>().Single();
        await follow.StartAsync(Stop);
        await office.Get<LiveContent>().FirstLookAsync(Stop);
        return follow;
    }

    /// <summary>Lets the time of one poll pass until it shows: the look itself takes real time.</summary>
    private static async Task UntilAsync(TestOffice office, Func<bool> condition)
    {
        for (var tries = 0; !condition(); tries++)
        {
            Assert.True(tries < 600, "It did not happen.");
            office.Clock.Advance(tries == 0 ? Poll : TimeSpan.Zero);
            await Task.Delay(50, Stop);
            if (tries % 20 == 19)
            {
                office.Clock.Advance(Poll);
            }
        }
    }
}
