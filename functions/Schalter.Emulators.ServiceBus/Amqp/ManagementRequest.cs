using System.Collections;
using Amqp;
using Amqp.Framing;
using Amqp.Types;
using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>A request to an entity's <c>$management</c>.</summary>
internal sealed class ManagementRequest(Message message, Entity entity, AmqpConnection connection)
{
    private readonly Map body = (message.BodySection as AmqpValue)?.Value as Map ?? [];

    public string Operation => message.ApplicationProperties?.Map?["operation"] as string ?? "";

    public Topic? Topic => entity.Topic;

    /// <exception cref="AmqpFault">The entity is a topic.</exception>
    public SubscriptionQueue Queue =>
        entity.Queue ?? throw new AmqpFault(AmqpFault.NotAllowed, $"'{entity.Address}' is a topic: this is asked of a subscription.");

    /// <summary>The session named, held by a link of this connection; null if none is named.</summary>
    /// <exception cref="BusFault">Nobody on this connection holds it.</exception>
    public SessionHold? Session => Optional<string>("session-id") is not { } id ? null : connection.Links.OfType<SubscriptionLink>()
        .FirstOrDefault(link => link.Queue == Queue && link.Hold?.SessionId == id)?.Hold
        ?? throw new BusFault(BusFaultKind.SessionLockLost, Queue.Path, $"Session '{id}' is not held by this receiver.");

    public SessionHold RequiredSession => Session ?? throw Missing("session-id", "text");

    public T Required<T>(string name) => body[name] is T value ? value : throw Missing(name, typeof(T).Name);

    /// <summary>Null if the request does not have it.</summary>
    public T? Optional<T>(string name)
        where T : class => body[name] as T;

    /// <summary>A number of any width.</summary>
    public long Number(string name) => body[name] switch
    {
        int number => number,
        uint number => number,
        long number => number,
        byte number => number,
        _ => throw Missing(name, "number"),
    };

    /// <summary>The elements of an array or a list.</summary>
    public IReadOnlyList<T> Many<T>(string name) =>
        body[name] is IEnumerable values and not string && values.Cast<object>().All(value => value is T)
        ? [.. values.Cast<T>()]
        : throw Missing(name, "array of " + typeof(T).Name);

    private static AmqpFault Missing(string name, string kind) =>
        new(AmqpFault.InvalidField, $"The request needs '{name}' ({kind.ToLowerInvariant()}).");
}
