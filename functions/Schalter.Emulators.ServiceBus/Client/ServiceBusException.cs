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
}
