using System.Text.Json;

namespace Schalter.Emulators.ServiceBus.Tests.Amqp;

public sealed class SettlingTests(InteropFixture interop)
{
    [Theory]
    [InlineData("abandons", """{"deliveryCount":1,"properties":{"kept":1,"why":"busy"}}""")]
    [InlineData("defers", """{"state":"deferred","body":"b","properties":{"kept":1,"why":"later"},"gone":"MessageNotFound"}""")]
    [InlineData("deadLetters", """{"reason":"unreadable","description":"no such case","more":true,"left":0}""")]
    [InlineData("givesUp", "MaxDeliveryCountExceeded")]
    [InlineData("lockLost", """{"code":"MessageLockLost","renewal":"MessageLockLost","deliveryCount":1}""")]
    [InlineData("renews", """{"later":true}""")]
    [InlineData("peeks", """{"bodies":[1,2,3],"token":null}""")]
    public async Task Message_HasTheFateItsReceiverDecided(string scenario, string expected) =>
        Assert.Equal(expected, (await interop.RunAsync<JsonElement>($"settling.{scenario}")).ToString());
}
