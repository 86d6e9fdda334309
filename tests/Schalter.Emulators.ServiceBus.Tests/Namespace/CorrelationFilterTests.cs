using System.Text.Json;
using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus.Tests.Namespace;

public sealed class CorrelationFilterTests
{
    private static readonly BusMessage Message = new()
    {
        MessageId = "m1",
        SessionId = "case-1",
        Subject = "routed",
        Properties = new Dictionary<string, object>
        {
            ["type"] = "schalter.submission.routed.v1",
            ["priority"] = 3,
            ["size"] = 3L,
            ["urgent"] = true,
            ["count"] = "3",
        },
    };

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"type":"schalter.submission.routed.v1"}""", true)]
    [InlineData("""{"type":"schalter.submission.ROUTED.v1"}""", false)]
    [InlineData("""{"type":"schalter.submission"}""", false)]
    [InlineData("""{"team":"visa"}""", false)]
    [InlineData("""{"type":"schalter.submission.routed.v1","priority":3}""", true)]
    [InlineData("""{"type":"schalter.submission.routed.v1","priority":4}""", false)]
    [InlineData("""{"size":3}""", true)]
    [InlineData("""{"count":3}""", false)]
    [InlineData("""{"priority":"3"}""", false)]
    [InlineData("""{"urgent":true}""", true)]
    [InlineData("""{"urgent":false}""", false)]
    [InlineData("""{"subject":"routed"}""", true)]
    [InlineData("""{"label":"routed","sessionId":"case-1","messageId":"m1"}""", true)]
    [InlineData("""{"sessionId":"case-2"}""", false)]
    [InlineData("""{"to":"anyone"}""", false)]
    [InlineData("""{"type":null}""", false)]
    public void EveryNamedValue_MustBeThere(string correlation, bool passes)
    {
        var filter = new CorrelationFilter("f", JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(correlation)!);

        Assert.Equal(passes, filter.Passes(Message));
    }

    [Fact]
    public void SeveralFilters_OneIsEnough()
    {
        var subscription = new SubscriptionDefinition("s", false, 1, TimeSpan.FromMinutes(1), [Subject("other"), Subject("routed")]);

        Assert.True(subscription.Takes(Message));
        Assert.False(subscription.Takes(Message with { Subject = "third" }));
    }

    private static CorrelationFilter Subject(string subject) =>
        new(subject, new Dictionary<string, JsonElement> { ["subject"] = JsonSerializer.SerializeToElement(subject) });
}
