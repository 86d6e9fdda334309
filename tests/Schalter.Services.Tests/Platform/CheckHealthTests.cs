using Microsoft.Extensions.Time.Testing;
using Schalter.Services.Content;
using Schalter.Services.Notifications;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Platform;

public sealed class CheckHealthTests(StorageFixture storage)
{
    [Fact]
    public async Task WaitingAndPoisonedMessages_AreCountedWithTheirAge()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await ASubmission.Enquiry().AcceptedAsync(office);
        await office.Queues.GetQueueClient("events-pending-poison").SendMessageAsync("{}", TestContext.Current.CancellationToken);
        var tenMinutesLater = new FakeTimeProvider(DateTimeOffset.UtcNow.AddMinutes(10));
        var queues = new QueueHealth(office.Queues, Path.Combine(AppContext.BaseDirectory, "content"), tenMinutesLater);

        var health = await new CheckHealth(queues, office.Scanner, office.Get<LiveContent>(), office.Get<CheckMail>()).HandleAsync(TestContext.Current.CancellationToken);

        var received = health.Queues.Single(q => q.Name == SubmissionNames.ReceivedQueue);
        Assert.True(health.Ready);
        Assert.Equal((1, 0), (received.Messages, received.Poison));
        Assert.InRange(received.OldestSeconds!.Value, 590, 660);
        Assert.Equal(1, health.Queues.Single(q => q.Name == "events-pending").Poison);
    }

    [Fact]
    public async Task ScannerDown_IsNotReady()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        office.Scanner.IsDown = true;

        var health = await office.Get<CheckHealth>().HandleAsync(TestContext.Current.CancellationToken);

        Assert.False(health.Ready);
        Assert.Equal(("ok", "down"), (health.Dependencies["storage"], health.Dependencies["scanner"]));
    }
}
