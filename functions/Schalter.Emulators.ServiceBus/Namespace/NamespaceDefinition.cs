using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;
using Schalter.Emulators.ServiceBus.Namespace.Filters;

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
/// <param name="DefaultMessageTimeToLive">Longest life of a message from when it becomes receivable; null: no end.</param>
/// <param name="MaxSizeInMegabytes">What all messages together may take up before new ones are refused.</param>
internal sealed record TopicDefinition(
    string Name, int MaxMessageSizeInKilobytes, IReadOnlyList<SubscriptionDefinition> Subscriptions, TimeSpan? DuplicateDetectionWindow = null,
    TimeSpan? DefaultMessageTimeToLive = null, int MaxSizeInMegabytes = 1024);

/// <param name="Name">As clients address it.</param>
/// <param name="RequiresSession">Messages are handed out in order per session, each session to one receiver.</param>
/// <param name="MaxDeliveryCount">After so many deliveries without completion a message is dead-lettered.</param>
/// <param name="LockDuration">How long a received message (or session) is held for its receiver.</param>
/// <param name="Filters">A message passing one of them is taken; none given: every message.</param>
/// <param name="DefaultMessageTimeToLive">Longest life of a message here; null: as long as the message itself says.</param>
/// <param name="DeadLetteringOnMessageExpiration">A message whose life ends becomes a dead letter; otherwise it is dropped.</param>
internal sealed record SubscriptionDefinition(
    string Name, bool RequiresSession, int MaxDeliveryCount, TimeSpan LockDuration, IReadOnlyList<RuleDefinition>? Filters = null,
    TimeSpan? DefaultMessageTimeToLive = null, bool DeadLetteringOnMessageExpiration = false)
{
    private static readonly IReadOnlyList<RuleDefinition> Everything = [new(Rule.DefaultName, Constant: true)];

    /// <summary>The rules as declared: where none are, the one that lets everything pass.</summary>
    [JsonIgnore]
    public IReadOnlyList<RuleDefinition> Declared => Filters is { Count: > 0 } ? Filters : Everything;
}

/// <summary>ISO 8601 durations as ARM templates write them (<c>PT10M</c>).</summary>
internal sealed class IsoDuration : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        XmlConvert.ToTimeSpan(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(XmlConvert.ToString(value));
}
