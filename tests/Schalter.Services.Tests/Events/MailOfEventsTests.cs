using Schalter.Services.Events;
using Schalter.Services.Submissions;
using Schalter.Services.Tests.Notifications;

namespace Schalter.Services.Tests.Events;

/// <summary>Mails go out with the events they hang on: once, and also while nothing can be published.</summary>
public sealed class MailOfEventsTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TopicOutOfReach_MailIsQueuedAllTheSame_AndNotAnewAtEveryTry()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var unreachable = await ReceivedAsync(office) with { Topic = "nowhere" };

        for (var attempt = 0; attempt < 3; attempt++)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => office.Get<PublishEvents>().HandleAsync(unreachable, Stop));
        }

        Assert.Equal(1, await QueuedAsync(office));
    }

    [Fact]
    public async Task PublishedTwice_OneMail()
    {
        var (office, folder) = await PostOffice.OpenAsync(storage);
        await using var closing = office;
        var message = await ReceivedAsync(office);

        await Task.WhenAll(office.Get<PublishEvents>().HandleAsync(message, Stop), office.Another().Get<PublishEvents>().HandleAsync(message, Stop));
        await office.WorkAsync();
        await office.Get<PublishEvents>().HandleAsync(message, Stop);
        await office.WorkAsync();

        Assert.Single(PostOffice.Mails(folder), m => m.Subject!.StartsWith("Eingegangen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Replay_MailsNobody()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var message = await ReceivedAsync(office);

        await office.Get<PublishEvents>().HandleAsync(message with { Replay = new("r1") }, Stop);

        Assert.Equal(0, await QueuedAsync(office));
    }

    /// <summary>A case with its first event committed, and nothing published.</summary>
    private static async Task<EventsPending> ReceivedAsync(TestOffice office)
    {
        var receipt = await ASubmission.Enquiry().AcceptedAsync(office);
        var found = await office.Get<IncomingStore>().LoadAsync($"{receipt.Reference}.json", Stop);
        var form = office.Get<Services.Forms.FormCatalogue>().Find("contact")!;
        await office.Get<OpenCase>().HandleAsync(found!.Value.Manifest, form, Stop);
        return new("Submissions", receipt.Reference, SubmissionNames.Topic, Safety: false);
    }

    private static async Task<int> QueuedAsync(TestOffice office) =>
        (await office.Queues.GetQueueClient(MailPending.Queue).GetPropertiesAsync(Stop)).Value.ApproximateMessagesCount;
}
