using System.Text.Json;

namespace Schalter.Emulators.ServiceBus.Tests.Amqp;

public sealed class SendingTests(InteropFixture interop)
{
    private const int PremiumLimit = 1024 * 1024;

    [Fact]
    public async Task Single_ArrivesWithAllThatWasSet() => Assert.Equal(
        """{"body":{"text":"für"},"messageId":"m1","subject":"subject","contentType":"application/json","correlationId":"c1","to":"to","replyTo":"reply","""
        + """ "timeToLive":3600000,"applicationProperties":{"text":"t","number":7,"truth":true},"deliveryCount":0,"sequenceNumber":1,"locked":true}""".TrimStart(),
        (await interop.RunAsync<JsonElement>("sending.single")).ToString());

    private sealed record Batch(int Sent, string[] Ids, int MaxSizeInBytes);

    [Fact]
    public async Task Batch_ArrivesWholeAndInOrder()
    {
        var batch = await interop.RunAsync<Batch>("sending.batch");

        Assert.InRange(batch.Sent, 10, 99);
        Assert.Equal(Enumerable.Range(0, batch.Sent).Select(number => $"m{number}"), batch.Ids);
        Assert.Equal(PremiumLimit, batch.MaxSizeInBytes);
    }

    private sealed record Large(int Length, bool Same);

    [Theory]
    [InlineData(0)]
    [InlineData(64 * 1024)]
    [InlineData(900 * 1024)]
    public async Task Large_ArrivesAsItWas(int bytes) =>
        Assert.Equal(new Large(bytes, true), await interop.RunAsync<Large>("sending.large", new { bytes }));

    private sealed record Oversize(string Code, string[] Arrived);

    [Theory]
    [InlineData(PremiumLimit + 1)]
    [InlineData(3 * PremiumLimit)]
    public async Task TooLarge_IsRefusedAndTheSenderGoesOn(int bytes)
    {
        var result = await interop.RunAsync<Oversize>("sending.oversize", new { bytes });

        Assert.Equal("MessageSizeExceeded", result.Code);
        Assert.Equal(["small"], result.Arrived);
    }

    private sealed record Scheduled(string Body, bool Late, string Again);

    [Fact]
    public async Task Scheduled_ComesAtItsTimeUnlessCancelled() =>
        Assert.Equal(new Scheduled("due", true, "MessageNotFound"), await interop.RunAsync<Scheduled>("sending.scheduled"));

    [Fact]
    public async Task ScheduledAndLarge_ArrivesToo() =>
        Assert.Equal(900 * 1024, await interop.RunAsync<int>("sending.scheduledLarge", new { bytes = 900 * 1024 }));

    [Fact]
    public async Task ValueAsBody_StaysAValue() =>
        Assert.Equal("""{"body":{"a":[1,"two"]},"type":"value"}""", (await interop.RunAsync<JsonElement>("sending.value")).ToString());

    private sealed record Unknown(string Topic, string Subscription);

    [Fact]
    public async Task UnknownTopicOrSubscription_IsSaid() =>
        Assert.Equal(new Unknown("MessagingEntityNotFound", "MessagingEntityNotFound"), await interop.RunAsync<Unknown>("sending.unknown"));
}
