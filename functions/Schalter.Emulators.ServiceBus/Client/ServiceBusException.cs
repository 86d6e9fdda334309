using Schalter.Emulators.ServiceBus.Namespace;

namespace Azure.Messaging.ServiceBus;

/// <summary>Service Bus refused an operation or could not be reached; <see cref="IsTransient"/> says whether a retry may help.</summary>
#pragma warning disable CA1032 // only what the package and this subset have in common
public class ServiceBusException : Exception
#pragma warning restore CA1032
{
    internal ServiceBusException(string message, ServiceBusFailureReason reason, string entityPath, Exception? innerException)
        : base($"{message} ({reason})", innerException)
    {
        Reason = reason;
        EntityPath = entityPath;
        IsTransient = reason is ServiceBusFailureReason.ServiceBusy or ServiceBusFailureReason.ServiceTimeout
            or ServiceBusFailureReason.ServiceCommunicationProblem;
    }

    public ServiceBusFailureReason Reason { get; }

    public bool IsTransient { get; }

    public string EntityPath { get; }

    internal static Exception From(BusFault fault) =>
        fault.Kind == BusFaultKind.SessionsMismatch
            ? new InvalidOperationException(fault.Message, fault)
            : new ServiceBusException(fault.Message, ReasonOf(fault.Kind), fault.Entity, fault);

    private static ServiceBusFailureReason ReasonOf(BusFaultKind kind) => kind switch
    {
        BusFaultKind.EntityNotFound => ServiceBusFailureReason.MessagingEntityNotFound,
        BusFaultKind.MessageLockLost => ServiceBusFailureReason.MessageLockLost,
        BusFaultKind.SessionLockLost => ServiceBusFailureReason.SessionLockLost,
        BusFaultKind.SessionTaken => ServiceBusFailureReason.SessionCannotBeLocked,
        BusFaultKind.NoSessionInTime => ServiceBusFailureReason.ServiceTimeout,
        BusFaultKind.MessageTooLarge => ServiceBusFailureReason.MessageSizeExceeded,
        BusFaultKind.Closed => ServiceBusFailureReason.ServiceCommunicationProblem,
        BusFaultKind.Busy => ServiceBusFailureReason.ServiceBusy,
        _ => ServiceBusFailureReason.GeneralError,
    };
}
