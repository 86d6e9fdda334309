using System.Net.Sockets;
using Azure.Messaging.ServiceBus;
using Schalter.Emulators.ServiceBus.Client.Wire;

namespace Schalter.Emulators.ServiceBus.Tests.Client;

public sealed class FaultReasonTests
{
    [Theory]
    [InlineData("amqp:not-found", ServiceBusFailureReason.MessagingEntityNotFound, false)]
    [InlineData("com.microsoft:entity-not-found", ServiceBusFailureReason.MessagingEntityNotFound, false)]
    [InlineData("com.microsoft:entity-disabled", ServiceBusFailureReason.MessagingEntityDisabled, false)]
    [InlineData("com.microsoft:entity-already-exists", ServiceBusFailureReason.MessagingEntityAlreadyExists, false)]
    [InlineData("com.microsoft:message-lock-lost", ServiceBusFailureReason.MessageLockLost, false)]
    [InlineData("com.microsoft:message-not-found", ServiceBusFailureReason.MessageNotFound, false)]
    [InlineData("com.microsoft:session-lock-lost", ServiceBusFailureReason.SessionLockLost, false)]
    [InlineData("com.microsoft:session-cannot-be-locked", ServiceBusFailureReason.SessionCannotBeLocked, false)]
    [InlineData("com.microsoft:server-busy", ServiceBusFailureReason.ServiceBusy, true)]
    [InlineData("com.microsoft:timeout", ServiceBusFailureReason.ServiceTimeout, true)]
    [InlineData("amqp:link:message-size-exceeded", ServiceBusFailureReason.MessageSizeExceeded, false)]
    [InlineData("amqp:resource-limit-exceeded", ServiceBusFailureReason.QuotaExceeded, false)]
    [InlineData("amqp:connection:forced", ServiceBusFailureReason.ServiceCommunicationProblem, true)]
    [InlineData("amqp:link:detach-forced", ServiceBusFailureReason.ServiceCommunicationProblem, true)]
    [InlineData("amqp:internal-error", ServiceBusFailureReason.GeneralError, false)]
    [InlineData("something:unheard-of", ServiceBusFailureReason.GeneralError, false)]
    public void Condition_HasItsReason(string condition, ServiceBusFailureReason reason, bool transient)
    {
        var fault = Assert.IsType<ServiceBusException>(FaultReasons.Translate(new WireFault(condition, "why"), "cases"));

        Assert.Equal((reason, transient, "cases"), (fault.Reason, fault.IsTransient, fault.EntityPath));
        Assert.Equal($"why ({reason})", fault.Message);
    }

    [Theory]
    [InlineData("amqp:not-allowed", typeof(InvalidOperationException))]
    [InlineData("amqp:unauthorized-access", typeof(UnauthorizedAccessException))]
    [InlineData("com.microsoft:auth-failed", typeof(UnauthorizedAccessException))]
    [InlineData("amqp:not-implemented", typeof(NotSupportedException))]
    [InlineData("amqp:invalid-field", typeof(ArgumentException))]
    [InlineData("com.microsoft:argument-error", typeof(ArgumentException))]
    [InlineData("com.microsoft:argument-out-of-range", typeof(ArgumentOutOfRangeException))]
    public void MistakesOfTheCaller_AreNotFaultsOfTheService(string condition, Type expected) =>
        Assert.IsType(expected, FaultReasons.Translate(new WireFault(condition, "why"), "cases"));

    [Fact]
    public void NetworkFaults_AreCommunicationProblems_OthersAreNobodysBusiness()
    {
        var down = Assert.IsType<ServiceBusException>(FaultReasons.Translate(new SocketException(), "cases"));

        Assert.Equal((ServiceBusFailureReason.ServiceCommunicationProblem, true), (down.Reason, down.IsTransient));
        Assert.Null(FaultReasons.Translate(new InvalidOperationException(), "cases"));
    }
}
