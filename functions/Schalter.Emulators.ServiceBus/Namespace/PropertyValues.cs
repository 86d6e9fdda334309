using System.Globalization;
using System.Runtime.Serialization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Schalter.Emulators.ServiceBus.Namespace;

/// <summary>
/// Application properties as JSON that keeps their types: texts and truth values plainly, all else as
/// <c>{"Int32":"3"}</c>. The types are those that Service Bus can carry.
/// </summary>
internal sealed class PropertyValues : JsonConverter<IReadOnlyDictionary<string, object>>
{
    private static readonly Dictionary<string, Func<string, object>> Parsers = new(StringComparer.Ordinal)
    {
        [nameof(Byte)] = Parse<byte>,
        [nameof(SByte)] = Parse<sbyte>,
        [nameof(Int16)] = Parse<short>,
        [nameof(UInt16)] = Parse<ushort>,
        [nameof(Int32)] = Parse<int>,
        [nameof(UInt32)] = Parse<uint>,
        [nameof(Int64)] = Parse<long>,
        [nameof(UInt64)] = Parse<ulong>,
        [nameof(Single)] = Parse<float>,
        [nameof(Double)] = Parse<double>,
        [nameof(Decimal)] = Parse<decimal>,
        [nameof(Char)] = Parse<char>,
        [nameof(Guid)] = Parse<Guid>,
        [nameof(TimeSpan)] = Parse<TimeSpan>,
        [nameof(DateTimeOffset)] = Parse<DateTimeOffset>,
        [nameof(DateTime)] = text => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
    };

    /// <exception cref="SerializationException">A value is of a type that Service Bus cannot carry.</exception>
    public static void Check(IEnumerable<KeyValuePair<string, object>> properties)
    {
        foreach (var (name, value) in properties)
        {
            if (value is not (string or bool) && !Parsers.ContainsKey(value?.GetType().Name ?? ""))
            {
                throw new SerializationException($"Property '{name}' has a type that a message cannot carry.");
            }
        }
    }

    public override IReadOnlyDictionary<string, object> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonElement.ParseValue(ref reader).EnumerateObject().ToDictionary(property => property.Name, property => Read(property.Value));

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, object> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, content) in value)
        {
            writer.WritePropertyName(name);
            Write(writer, content);
        }

        writer.WriteEndObject();
    }

    private static object Read(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetBoolean();
        }

        var typed = value.EnumerateObject().Single();
        return Parsers[typed.Name](typed.Value.GetString()!);
    }

    private static void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                return;
            case bool truth:
                writer.WriteBooleanValue(truth);
                return;
        }

        writer.WriteStartObject();
        writer.WriteString(value.GetType().Name, Text(value));
        writer.WriteEndObject();
    }

    private static string Text(object value) =>
        ((IFormattable)value).ToString(value is DateTime or DateTimeOffset ? "O" : null, CultureInfo.InvariantCulture);

    private static object Parse<T>(string text)
        where T : IParsable<T> => T.Parse(text, CultureInfo.InvariantCulture);
}
