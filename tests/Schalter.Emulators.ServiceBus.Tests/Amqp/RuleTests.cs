using System.Text.Json;

namespace Schalter.Emulators.ServiceBus.Tests.Amqp;

public sealed class RuleTests(InteropFixture interop)
{
    private sealed record Edited(JsonElement[] Before, JsonElement[] After, int[] Passed);

    [Fact]
    public async Task Edited_DecidesWhatPassesFromThenOn()
    {
        var result = await interop.RunAsync<Edited>("rules.edits");

        Assert.Equal(["""{"name":"$Default","filter":{"sqlExpression":"1=1"},"action":{}}"""], result.Before.Select(rule => rule.ToString()));
        Assert.Equal(["sql", "type"], result.After.Select(rule => rule.GetProperty("name").GetString()));
        Assert.Equal("routed", result.After[1].GetProperty("filter").GetProperty("subject").GetString());
        Assert.Equal("""{"team":"north"}""", result.After[1].GetProperty("filter").GetProperty("applicationProperties").ToString());
        Assert.Equal([1, 3], result.Passed);
    }

    [Fact]
    public async Task Wrong_IsRefused() => Assert.Equal(
        """{"twice":"MessagingEntityAlreadyExists","invalid":"GeneralError","missing":"MessagingEntityNotFound","action":"GeneralError"}""",
        (await interop.RunAsync<JsonElement>("rules.refusals")).ToString());

    [Fact(Timeout = 30_000)]
    public async Task LongFilter_IsTakenOrRefusedAtOnce() => Assert.Equal(
        """{"sql":"GeneralError","correlation":"none","kept":true,"longest":"MessageSizeExceeded"}""",
        (await interop.RunAsync<JsonElement>("rules.longFilters").WaitAsync(TestContext.Current.CancellationToken)).ToString());

    [Fact]
    public async Task InvalidFilter_SaysWhatIsWrongWhere() =>
        Assert.StartsWith("InvalidFieldError: The SQL filter cannot be read", (await interop.RunAsync<JsonElement>("rules.invalidText")).ToString(), StringComparison.Ordinal);
}
