namespace Azure.Messaging.ServiceBus;

/// <summary>Messages to be sent together, as many as fit.</summary>
public sealed class ServiceBusMessageBatch : IDisposable
{
    /// <summary>The frame of a batch, and what each message in it costs beside its own bytes.</summary>
    private const int EnvelopeBytes = 64;
    private const int SectionBytes = 8;

    private readonly List<byte[]> messages = [];

    internal ServiceBusMessageBatch(long maxSizeInBytes) => MaxSizeInBytes = maxSizeInBytes;

    public int Count => messages.Count;

    public long SizeInBytes { get; private set; } = EnvelopeBytes;

    public long MaxSizeInBytes { get; }

    internal IReadOnlyList<byte[]> Messages => messages;

    /// <summary>Adds the message as it is now; false if it does not fit any more.</summary>
    public bool TryAddMessage(ServiceBusMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var encoded = MessageCodec.Encode(message);
        if (SizeInBytes + encoded.Length + SectionBytes > MaxSizeInBytes)
        {
            return false;
        }

        messages.Add(encoded);
        SizeInBytes += encoded.Length + SectionBytes;
        return true;
    }

    public void Dispose()
    {
        messages.Clear();
        SizeInBytes = EnvelopeBytes;
    }
}
