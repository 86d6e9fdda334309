using System.Text.Json;
using System.Text.Json.Serialization;

namespace Schalter.Services.Forms;

/// <summary>Writes answers as one flat object: a string per answer, an array where there are several.</summary>
public sealed class AnswersJsonConverter : JsonConverter<Answers>
{
    public override Answers Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return new(document.RootElement.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Values(p.Value))).ToList());
    }

    public override void Write(Utf8JsonWriter writer, Answers value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        foreach (var (field, values) in value.Values)
        {
            writer.WritePropertyName(field);
            if (values.Count == 1)
            {
                writer.WriteStringValue(values[0]);
            }
            else
            {
                JsonSerializer.Serialize(writer, values, options);
            }
        }

        writer.WriteEndObject();
    }

    private static IReadOnlyList<string> Values(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Select(v => v.GetString() ?? string.Empty)]
        : [value.GetString() ?? string.Empty];
}
