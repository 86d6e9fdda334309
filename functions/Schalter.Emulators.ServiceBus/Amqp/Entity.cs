using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>What an address means: a topic, a subscription or its dead letters, and whether to work with it or to manage it.</summary>
internal sealed record Entity(string Address, Topic? Topic, SubscriptionQueue? Queue, bool IsManagement)
{
    private const string Cbs = "$cbs";
    private const string Management = "$management";
    private const string DeadLetters = "$deadletterqueue";

    /// <summary>Whether tokens are handed in here.</summary>
    public bool IsCbs => Address.Equals(Cbs, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="BusFault">There is no such entity.</exception>
    public static Entity At(LocalNamespace bus, string? address)
    {
        var path = Path(address ?? "");
        var parts = path.Split('/').ToList();
        var isManagement = parts.Count > 1 && Is(parts[^1], Management);
        if (isManagement)
        {
            parts.RemoveAt(parts.Count - 1);
        }

        return parts switch
        {
            [var only] when Is(only, Cbs) => new(only, null, null, false),
            [var topic] => new(path, bus.Topic(topic), null, isManagement),
            [var topic, var kind, var name] when IsSubscription(kind) => new(path, null, bus.Subscription(topic, name), isManagement),
            [var topic, var kind, var name, var dead] when IsSubscription(kind) && Is(dead, DeadLetters) =>
                new(path, null, bus.Subscription(topic, $"{name}/$DeadLetterQueue"), isManagement),
            _ => throw new BusFault(
                BusFaultKind.EntityNotFound, path, "An address is topic, topic/Subscriptions/name or topic/Subscriptions/name/$DeadLetterQueue."),
        };
    }

    // Clients may give the path alone or a whole address.
    private static string Path(string address) =>
        (Uri.TryCreate(address, UriKind.Absolute, out var uri) && !uri.IsFile ? Uri.UnescapeDataString(uri.AbsolutePath) : address).Trim('/');

    private static bool IsSubscription(string part) => Is(part, "subscriptions");

    private static bool Is(string part, string word) => part.Equals(word, StringComparison.OrdinalIgnoreCase);
}
