using Schalter.Emulators.ServiceBus.Namespace;

namespace Azure.Messaging.ServiceBus;

/// <summary>Messages to be sent together, as many as fit.</summary>
public sealed class ServiceBusMessageBatch : IDisposable
{
    private readonly List<BusMessage> messages = [];

    internal ServiceBusMessageBatch(long maxSizeInBytes) => MaxSizeInBytes = maxSizeInBytes;

    public int Count => messages.Count;

    public long SizeInBytes { get; private set; }

    public long MaxSizeInBytes { get; }

    internal IReadOnlyList<BusMessage> Messages => messages;

    /// <summary>Adds the message as it is now; false if it does not fit any more.</summary>
    public bool TryAddMessage(ServiceBusMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var copy = message.ToBusMessage();
        if (SizeInBytes + copy.SizeInBytes > MaxSizeInBytes)
        {
            return false;
        }

        messages.Add(copy);
        SizeInBytes += copy.SizeInBytes;
        return true;
    }

    public void Dispose() => messages.Clear();
}
