namespace Azure.Messaging.ServiceBus;

/// <summary>How a session is received; everything beyond the defaults is left to the package.</summary>
public class ServiceBusSessionReceiverOptions
{
    public ServiceBusSessionReceiverOptions()
    {
    }
}
