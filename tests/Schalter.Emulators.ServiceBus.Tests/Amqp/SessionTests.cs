using System.Text.Json;

namespace Schalter.Emulators.ServiceBus.Tests.Amqp;

public sealed class SessionTests(InteropFixture interop)
{
    private const int Limit = 1024 * 1024;

    private sealed record Named(string SessionId, int[] Bodies, string Taken, double LockedFor);

    [Fact]
    public async Task Named_IsHadByOneAndInOrder()
    {
        var result = await interop.RunAsync<Named>("sessions.named");

        Assert.Equal(("a", "SessionCannotBeLocked"), (result.SessionId, result.Taken));
        Assert.Equal([1, 3], result.Bodies);
        Assert.InRange(result.LockedFor, 1_000, 60_000);
    }

    [Fact(Timeout = 30_000)]
    public async Task State_MayBeAsLargeAsAMessage_LargerIsRefusedAtOnce() => Assert.Equal(
        """[true,true,true,"MessageSizeExceeded","MessageSizeExceeded",true]""",
        (await interop.RunAsync<JsonElement>(
            "sessions.largeStates", new { sizes = new[] { 60_000, 100_000, Limit, Limit + 1, 3 * Limit, 100_000 } })
            .WaitAsync(TestContext.Current.CancellationToken)).ToString());

    [Theory]
    [InlineData("next", """{"sessions":["b","a","b"],"deliveryCount":1}""")]
    [InlineData("waits", """{"sessionId":"late","left":[]}""")]
    [InlineData("none", "ServiceTimeout")]
    [InlineData("state", """{"before":null,"after":"seen up to 7"}""")]
    [InlineData("renews", "True")]
    [InlineData("lockLost", """{"code":"SessionLockLost","renewal":"SessionLockLost","deliveryCount":1}""")]
    [InlineData("wrongKind", """{"without":"GeneralError","within":"SessionCannotBeLocked"}""")]
    [InlineData("settles", """{"deferred":1,"peeked":[3],"dead":2}""")]
    public async Task Session_BehavesAsInTheService(string scenario, string expected) =>
        Assert.Equal(expected, (await interop.RunAsync<JsonElement>($"sessions.{scenario}")).ToString());
}
