using Schalter.Emulators.ServiceBus.Namespace;
using Schalter.Emulators.ServiceBus.Namespace.Filters;

namespace Schalter.Emulators.ServiceBus.Tests.Namespace;

public sealed class RuleTests
{
    private const string Filtered = """
        { "name": "plain", "requiresSession": false, "maxDeliveryCount": 3, "lockDuration": "PT1M",
          "filters": [ { "name": "declared", "sql": "sys.MessageId = 'a'" } ] }
        """;

    private static readonly Rule OnlyB = new("b", new SqlFilter("sys.MessageId = 'b'"));

    [Fact]
    public void NoneDeclared_TheDefaultRuleLetsEverythingPass()
    {
        using var bus = new TestQueue();

        Assert.Equal([new Rule("$Default", new ConstantFilter(true))], bus.Queue.Rules);
    }

    [Fact]
    public async Task OneRuleThatPassesIsEnough_AndOneCopyComes()
    {
        using var bus = new TestQueue(Filtered);
        bus.Queue.AddRule(new("also a", new ConstantFilter(true)));

        bus.Send("a", "c");

        Assert.Equal(["a", "c"], await bus.IdsAsync());
    }

    [Fact]
    public async Task Edited_HoldsFromThenOn_AlsoAfterARestart()
    {
        using var bus = new TestQueue(Filtered);
        bus.Queue.AddRule(OnlyB);
        bus.Queue.RemoveRule("DECLARED");
        bus.Restart();
        bus.Send("a", "b");

        Assert.Equal(["b"], bus.Queue.Rules.Select(rule => rule.Name));
        Assert.Equal(["b"], await bus.IdsAsync());
    }

    [Fact]
    public void DeclarationChanged_WinsOverTheEdit()
    {
        using var bus = new TestQueue(Filtered);
        bus.Queue.AddRule(OnlyB);

        bus.Define(Filtered.Replace("'a'", "'z'", StringComparison.Ordinal));
        bus.Restart();

        Assert.Equal(["declared"], bus.Queue.Rules.Select(rule => rule.Name));
    }

    [Fact]
    public void EveryKindOfFilter_SurvivesARestart()
    {
        using var bus = new TestQueue();
        var properties = new Dictionary<string, object> { ["n"] = 3, ["id"] = Guid.NewGuid(), ["to"] = "x" };
        bus.Queue.AddRule(new("correlation", new CorrelationFilter { Subject = "s", To = "t", Properties = properties }));
        bus.Queue.AddRule(new("never", new ConstantFilter(false)));
        bus.Queue.AddRule(OnlyB);
        bus.Restart();

        Assert.Equal(["$Default", "correlation", "never", "b"], bus.Queue.Rules.Select(rule => rule.Name));
        var kept = Assert.IsType<CorrelationFilter>(bus.Queue.Rules[1].Filter);
        Assert.Equal(("s", "t"), (kept.Subject, kept.To));
        Assert.Equal<object>(properties.OrderBy(p => p.Key), kept.Properties.OrderBy(p => p.Key));
    }

    [Fact]
    public void AllRemoved_NothingPasses()
    {
        using var bus = new TestQueue();
        bus.Queue.RemoveRule("$Default");
        bus.Send("a");

        Assert.Empty(bus.Queue.Peek(1, 10, null));
    }

    [Fact]
    public void Refused_EachForItsReason()
    {
        using var bus = new TestQueue();

        Assert.Equal(BusFaultKind.RuleExists, Fault(() => bus.Queue.AddRule(OnlyB with { Name = "$DEFAULT" })));
        Assert.Equal(BusFaultKind.RuleNotFound, Fault(() => bus.Queue.RemoveRule("b")));
        Assert.Equal(BusFaultKind.InvalidFilter, Fault(() => bus.Queue.AddRule(OnlyB with { Name = new string('n', 51) })));
        Assert.Equal(BusFaultKind.InvalidFilter, Fault(() => bus.Queue.AddRule(OnlyB with { Name = "" })));
    }

    private static BusFaultKind Fault(Action act) => Assert.Throws<BusFault>(act).Kind;
}
