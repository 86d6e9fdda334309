using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Schalter.Emulators.ServiceBus.Namespace;

/// <summary>Writes a body as readable text where it is text, so that a journal can be followed by eye; other bytes as base64.</summary>
internal sealed class MessageBody : JsonConverter<ReadOnlyMemory<byte>>
{
    public override ReadOnlyMemory<byte> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? System.Text.Encoding.UTF8.GetBytes(reader.GetString()!)
            : JsonElement.ParseValue(ref reader).GetProperty("base64").GetBytesFromBase64();

    public override void Write(Utf8JsonWriter writer, ReadOnlyMemory<byte> value, JsonSerializerOptions options)
    {
        if (Utf8.IsValid(value.Span))
        {
            writer.WriteStringValue(value.Span);
            return;
        }

        writer.WriteStartObject();
        writer.WriteBase64String("base64", value.Span);
        writer.WriteEndObject();
    }
}
