using System.Text.Json;
using Schalter.Services.Events;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Events;

public sealed class PublishEventsTests(StorageFixture storage)
{
    [Fact]
    public async Task EventsOfACase_ArriveOnceAndInOrder_AsCloudEvents()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.CompleteApplication().AcceptedAsync(office);
        await office.WorkAsync();

        await using var bus = office.Bus();
        await using var session = await bus.AcceptSessionAsync("submissions", "everything", receipt.Reference, null, TestContext.Current.CancellationToken);
        var messages = await session.ReceiveMessagesAsync(10, TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);

        Assert.Equal(
            ["schalter.submission.received.v1", "schalter.submission.validated.v1", "schalter.submission.routed.v1"],
            messages.Select(m => m.ApplicationProperties["type"]));
        var routed = JsonDocument.Parse(messages[2].Body).RootElement;
        Assert.Equal(("1.0", messages[2].MessageId, receipt.Reference), (
            routed.GetProperty("specversion").GetString(), routed.GetProperty("id").GetString(), routed.GetProperty("subject").GetString()));
        Assert.Equal("skilled-workers-l-z", messages[2].ApplicationProperties["team"]);
        Assert.Equal("skilled-workers-l-z", routed.GetProperty("data").GetProperty("team").GetString());
    }

    [Fact]
    public async Task NoEvent_CarriesWhatThePersonTyped()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.CompleteApplication().AcceptedAsync(office);
        await office.WorkAsync();
        var stored = await office.Get<SubmissionStore>().LoadAsync(receipt.Reference, TestContext.Current.CancellationToken);
        var manifest = await office.Get<CaseStore>().LoadManifestAsync(receipt.Reference, TestContext.Current.CancellationToken);
        var bodies = string.Concat(stored!.Events.Select(e => e.Data.ToJsonString(SubmissionJson.Options)));

        var typed = manifest.Answers.Values.SelectMany(a => a.Value).Where(v => v.Length > 4 && v is not ("employment" or "false"));

        Assert.All(typed, value => Assert.DoesNotContain(value, bodies, StringComparison.Ordinal));
        Assert.DoesNotContain(".pdf", bodies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DiedBehindTheCommit_SafetyMessageStillPublishes()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.Enquiry().AcceptedAsync(office);
        await office.Get<ValidateSubmission>().HandleAsync(new($"{receipt.Reference}.json"), TestContext.Current.CancellationToken);
        await office.Queues.GetQueueClient(EventsPending.Queue).ClearMessagesAsync(TestContext.Current.CancellationToken);

        var safety = new EventsPending(nameof(Submissions), receipt.Reference, SubmissionNames.Topic, Safety: true);
        await office.Get<PublishEvents>().HandleAsync(safety, TestContext.Current.CancellationToken);

        var stored = await office.Get<SubmissionStore>().LoadAsync(receipt.Reference, TestContext.Current.CancellationToken);
        Assert.All(stored!.Events, e => Assert.NotNull(e.PublishedAt));
    }

    [Fact]
    public async Task SafetyMessageThatFindsNothing_LooksOnceMoreAndThenStops()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var message = new EventsPending("Submissions", "F3KM-7QXD-RT9W", SubmissionNames.Topic, Safety: true);

        await office.Get<PublishEvents>().HandleAsync(message, TestContext.Current.CancellationToken);
        Assert.Equal(1, await WaitingAsync(office));
        await office.Get<PublishEvents>().HandleAsync(message with { Safety = false }, TestContext.Current.CancellationToken);
        Assert.Equal(1, await WaitingAsync(office));
    }

    private static async Task<int> WaitingAsync(TestOffice office) => (await office.Queues.GetQueueClient(EventsPending.Queue)
        .GetPropertiesAsync(TestContext.Current.CancellationToken)).Value.ApproximateMessagesCount;
}
