using System.Net.Sockets;
using System.Security.Authentication;
using Azure.Messaging.ServiceBus;
using Schalter.Emulators.ServiceBus.Amqp;

namespace Schalter.Emulators.ServiceBus.Client.Wire;

/// <summary>What the package throws for what AMQP says.</summary>
internal static class FaultReasons
{
    private static readonly Dictionary<string, ServiceBusFailureReason> Reasons = new(StringComparer.Ordinal)
    {
        ["amqp:not-found"] = ServiceBusFailureReason.MessagingEntityNotFound,
        ["com.microsoft:entity-not-found"] = ServiceBusFailureReason.MessagingEntityNotFound,
        ["com.microsoft:entity-disabled"] = ServiceBusFailureReason.MessagingEntityDisabled,
        ["com.microsoft:entity-already-exists"] = ServiceBusFailureReason.MessagingEntityAlreadyExists,
        ["com.microsoft:message-lock-lost"] = ServiceBusFailureReason.MessageLockLost,
        ["com.microsoft:message-not-found"] = ServiceBusFailureReason.MessageNotFound,
        ["com.microsoft:session-lock-lost"] = ServiceBusFailureReason.SessionLockLost,
        ["com.microsoft:session-cannot-be-locked"] = ServiceBusFailureReason.SessionCannotBeLocked,
        ["com.microsoft:server-busy"] = ServiceBusFailureReason.ServiceBusy,
        [WireFault.Timeout] = ServiceBusFailureReason.ServiceTimeout,
        ["amqp:link:message-size-exceeded"] = ServiceBusFailureReason.MessageSizeExceeded,
        ["amqp:resource-limit-exceeded"] = ServiceBusFailureReason.QuotaExceeded,
        [WireFault.Forced] = ServiceBusFailureReason.ServiceCommunicationProblem,
        ["amqp:link:detach-forced"] = ServiceBusFailureReason.ServiceCommunicationProblem,
        ["amqp:connection:framing-error"] = ServiceBusFailureReason.ServiceCommunicationProblem,
        ["amqp:connection:redirect"] = ServiceBusFailureReason.ServiceCommunicationProblem,
        ["amqp:link:transfer-limit-exceeded"] = ServiceBusFailureReason.ServiceCommunicationProblem,
    };

    /// <summary>The package's exception; null: this one is nothing that a namespace or the network said.</summary>
    public static Exception? Translate(Exception fault, string entity) => fault switch
    {
        WireFault said => Translate(said, entity),
        SocketException or IOException or AuthenticationException or AmqpFault =>
            new ServiceBusException(fault.Message, ServiceBusFailureReason.ServiceCommunicationProblem, entity, fault),
        _ => null,
    };

    private static Exception Translate(WireFault said, string entity) => said.Condition switch
    {
        "amqp:not-allowed" or "amqp:illegal-state" => new InvalidOperationException(said.Message, said),
        "amqp:unauthorized-access" or "com.microsoft:auth-failed" => new UnauthorizedAccessException(said.Message, said),
        "amqp:not-implemented" => new NotSupportedException(said.Message, said),
        "amqp:invalid-field" or "com.microsoft:argument-error" => new ArgumentException(said.Message, said),
        "com.microsoft:argument-out-of-range" => new ArgumentOutOfRangeException(said.Message, said),
        var condition => new ServiceBusException(
            said.Message, Reasons.GetValueOrDefault(condition, ServiceBusFailureReason.GeneralError), entity, said),
    };
}
