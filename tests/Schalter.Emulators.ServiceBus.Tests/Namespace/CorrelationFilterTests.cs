using System.Text.Json;
using Schalter.Emulators.ServiceBus.Namespace;
using Schalter.Emulators.ServiceBus.Namespace.Filters;

namespace Schalter.Emulators.ServiceBus.Tests.Namespace;

public sealed class CorrelationFilterTests
{
    private static readonly AcceptedMessage Message = new()
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
            ["subject"] = "an application property",
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
    [InlineData("""{"size":3.5}""", false)]
    [InlineData("""{"count":3}""", false)]
    [InlineData("""{"priority":"3"}""", false)]
    [InlineData("""{"urgent":true}""", true)]
    [InlineData("""{"urgent":false}""", false)]
    [InlineData("""{"subject":"routed"}""", true)]
    [InlineData("""{"user.subject":"an application property"}""", true)]
    [InlineData("""{"user.subject":"routed"}""", false)]
    [InlineData("""{"label":"routed","sessionId":"case-1","messageId":"m1"}""", true)]
    [InlineData("""{"sessionId":"case-2"}""", false)]
    [InlineData("""{"to":"anyone"}""", false)]
    [InlineData("""{"type":null}""", false)]
    public void EveryNamedValue_MustBeThere_AlsoAfterTheFilterWasKept(string correlation, bool passes)
    {
        var rule = Rule($$"""{"name":"r","correlation":{{correlation}}}""");
        var kept = Rule(JsonSerializer.Serialize(RuleDefinition.From(rule), JsonSerializerOptions.Web));

        Assert.Equal(passes, rule.Filter.Passes(Message));
        Assert.Equal(passes, kept.Filter.Passes(Message));
    }

    [Theory]
    [InlineData("""{"name":"r"}""")]
    [InlineData("""{"name":"r","sql":"a = 1","constant":true}""")]
    [InlineData("""{"name":"r","correlation":{"subject":3}}""")]
    public void DeclaredWithoutOneReadableFilter_IsRefused(string definition) =>
        Assert.Equal(BusFaultKind.InvalidFilter, Assert.Throws<BusFault>(() => Rule(definition)).Kind);

    private static Rule Rule(string definition) =>
        JsonSerializer.Deserialize<RuleDefinition>(definition, JsonSerializerOptions.Web)!.ToRule();
}
