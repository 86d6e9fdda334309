using CsCheck;
using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus.Tests.Namespace;

/// <summary>What has reached the files is what a killed process leaves behind: it must be what clients were told.</summary>
public sealed class KilledTests
{
    private const string Subscriptions = """
        { "name": "plain", "requiresSession": false, "maxDeliveryCount": 3, "lockDuration": "PT1M",
          "defaultMessageTimeToLive": "PT20M", "deadLetteringOnMessageExpiration": true },
        { "name": "ordered", "requiresSession": true, "maxDeliveryCount": 2, "lockDuration": "PT1M" }
        """;

    private static readonly Func<TestQueue, int, Task>[] Steps =
    [
        (bus, n) => Run(() => bus.Topic.Accept([TestQueue.Message($"a{n}", $"s{n % 3}"), TestQueue.Message($"b{n}", $"s{n % 2}")])),
        (bus, n) => Run(() => bus.Topic.Schedule([TestQueue.Message($"c{n}", "s") with { ScheduledEnqueueTime = bus.Clock.GetUtcNow().AddMinutes(n % 9) }])),
        (bus, n) => Run(() => bus.Topic.CancelScheduled([.. bus.Topic.Peek(1, 1).Select(delivery => delivery.SequenceNumber)])),
        (bus, n) => WithEachAsync(bus, delivery => bus.Queue.Complete(delivery.LockToken)),
        (bus, n) => WithEachAsync(bus, delivery => bus.Queue.Abandon(delivery.LockToken)),
        (bus, n) => WithEachAsync(bus, delivery => bus.Queue.Defer(delivery.LockToken)),
        (bus, n) => WithEachAsync(bus, delivery => bus.Queue.DeadLetter(delivery.LockToken, "reason", null)),
        (bus, n) => WithEachAsync(bus, _ => { }),
        (bus, n) => bus.ReceiveAsync(max: 1, delete: true),
        (bus, n) => bus.ReceiveAsync(bus.Dead, max: 1, delete: true),
        (bus, n) => Run(() => bus.Clock.Advance(TimeSpan.FromMinutes(n % 7))),
    ];

    [Fact]
    public Task AfterEveryStep_TheFilesSayWhatTheClientsWereTold() =>
        Gen.Select(Gen.Int[0, Steps.Length - 1], Gen.Int[0, 1000]).Array[1, 30].SampleAsync(
            async steps =>
            {
                using var bus = new TestQueue(Subscriptions, "\"duplicateDetectionWindow\": \"PT5M\",");
                foreach (var (step, number) in steps)
                {
                    await Steps[step](bus, number);
                    using var revived = bus.Revive();
                    Assert.Equal(Content(bus.Topic), Content(revived));
                }
            },
            iter: 60, threads: 1);

    private static Task Run(Action step)
    {
        step();
        return Task.CompletedTask;
    }

    private static async Task WithEachAsync(TestQueue bus, Action<Delivery> settle)
    {
        foreach (var delivery in await bus.ReceiveAsync(max: 2))
        {
            settle(delivery);
        }
    }

    private static IEnumerable<string> Content(Topic topic) => topic.Peek(1, 1000).Select(delivery => $"scheduled {delivery.Message.MessageId}")
        .Concat(topic.Subscriptions.SelectMany(queue => Content(queue).Concat(Content(queue.DeadLetters!))));

    private static IEnumerable<string> Content(SubscriptionQueue queue) => queue.Peek(1, 1000, null)
        .Select(delivery => $"{queue.Path} {delivery.Message.MessageId} {delivery.SequenceNumber} {delivery.State} {delivery.DeadLetterReason}");
}
