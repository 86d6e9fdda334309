using System.Globalization;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using Microsoft.Extensions.Configuration;

namespace Schalter.Services.Events;

/// <summary>Writes an event row as a CloudEvent 1.0 in structured JSON (docs/events.md).</summary>
public sealed class CloudEventFormat(IConfiguration configuration)
{
    public const string MediaType = "application/cloudevents+json";
    private const string SchemaVersion = "1";

    private static readonly CloudEventAttribute Sequence =
        CloudEventAttribute.CreateExtension("sequence", CloudEventAttributeType.String);

    private readonly JsonEventFormatter formatter = new();
    private readonly Uri source = new(configuration["Events:Source"] ?? "urn:schalter:local", UriKind.RelativeOrAbsolute);

    /// <summary>Stable for ever: what it tells of and its number there.</summary>
    public static string IdOf(string partition, EventRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.Subject(partition)}-{row.Sequence:D8}");

    /// <summary>Plain properties beside the envelope, since subscription filters cannot look into the body.</summary>
    public static IReadOnlyDictionary<string, string> Properties(EventRow row) =>
        new Dictionary<string, string>(row.Attributes, StringComparer.Ordinal) { ["type"] = row.Type, ["schemaVersion"] = SchemaVersion };

    public BinaryData Encode(string partition, EventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var cloudEvent = new CloudEvent
        {
            Id = IdOf(partition, row),
            Type = row.Type,
            Source = source,
            Subject = row.Subject(partition),
            Time = row.Time,
            DataContentType = "application/json",
            Data = row.Data,
        };
        cloudEvent[Sequence] = row.Sequence.ToString("D8", CultureInfo.InvariantCulture);
        return new(formatter.EncodeStructuredModeMessage(cloudEvent, out _));
    }
}
