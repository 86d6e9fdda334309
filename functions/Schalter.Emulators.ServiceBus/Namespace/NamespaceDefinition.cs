using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;

namespace Schalter.Emulators.ServiceBus.Namespace;

/// <summary>The topics of <c>content/resources.json</c>, the list that Bicep deploys.</summary>
internal sealed record NamespaceDefinition(IReadOnlyList<TopicDefinition> Topics)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new IsoDuration() },
        RespectRequiredConstructorParameters = true,
    };

    public static NamespaceDefinition Read(string resourcesJsonPath) =>
        JsonSerializer.Deserialize<NamespaceDefinition>(File.ReadAllText(resourcesJsonPath), Json)
        ?? throw new JsonException($"{resourcesJsonPath} is empty.");
}

/// <param name="Name">As clients address it.</param>
/// <param name="MaxMessageSizeInKilobytes">Largest message taken, headers included.</param>
/// <param name="Subscriptions">Who gets a copy.</param>
/// <param name="DuplicateDetectionWindow">How long a message id is remembered; null: duplicates are not looked for.</param>
internal sealed record TopicDefinition(
    string Name, int MaxMessageSizeInKilobytes, IReadOnlyList<SubscriptionDefinition> Subscriptions, TimeSpan? DuplicateDetectionWindow = null);

/// <param name="Name">As clients address it.</param>
/// <param name="RequiresSession">Messages are handed out in order per session, each session to one receiver.</param>
/// <param name="MaxDeliveryCount">After so many deliveries without completion a message is dead-lettered.</param>
/// <param name="LockDuration">How long a received message (or session) is held for its receiver.</param>
/// <param name="Filters">A message passing one of them is taken; none given: every message.</param>
internal sealed record SubscriptionDefinition(
    string Name, bool RequiresSession, int MaxDeliveryCount, TimeSpan LockDuration, IReadOnlyList<CorrelationFilter>? Filters = null)
{
    public bool Takes(BusMessage message) => Filters is not { Count: > 0 } || Filters.Any(filter => filter.Passes(message));
}

/// <summary>ISO 8601 durations as ARM templates write them (<c>PT10M</c>).</summary>
internal sealed class IsoDuration : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        XmlConvert.ToTimeSpan(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(XmlConvert.ToString(value));
}
