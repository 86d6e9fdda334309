using System.Globalization;
using System.Runtime.Serialization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Schalter.Emulators.ServiceBus.Namespace;

/// <summary>
/// Properties as JSON that keeps their types: texts, truth values and null plainly, all else as <c>{"Int32":"3"}</c>.
/// The types are those that Service Bus can carry: every AMQP primitive (symbols as <see cref="SymbolText"/>, binary as
/// byte arrays, timestamps as <see cref="DateTime"/>) and .NET's <see cref="TimeSpan"/>, <see cref="DateTimeOffset"/> and <see cref="Uri"/>.
/// </summary>
internal sealed class PropertyValues : JsonConverter<IReadOnlyDictionary<string, object>>
{
    public static readonly IReadOnlyDictionary<string, object> None = new Dictionary<string, object>();

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
        [nameof(Uri)] = text => new Uri(text, UriKind.RelativeOrAbsolute),
        [nameof(SymbolText)] = Parse<SymbolText>,
        ["Byte[]"] = Convert.FromBase64String,
    };

    /// <exception cref="SerializationException">A value is of a type that Service Bus cannot carry.</exception>
    public static void Check(IEnumerable<KeyValuePair<string, object>> properties)
    {
        foreach (var (name, value) in properties)
        {
            if (value is not (null or string or bool) && !Parsers.ContainsKey(value.GetType().Name))
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
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return null!;
            case JsonValueKind.String:
                return value.GetString()!;
            case JsonValueKind.Number:
                return value.TryGetInt64(out var whole) ? whole : value.GetDecimal();
            case JsonValueKind.Object:
                var typed = value.EnumerateObject().Single();
                return Parsers[typed.Name](typed.Value.GetString()!);
            default:
                return value.GetBoolean();
        }
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                return;
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

    private static string Text(object value) => value switch
    {
        byte[] bytes => Convert.ToBase64String(bytes),
        Uri address => address.OriginalString,
        float or double => ((IFormattable)value).ToString("R", CultureInfo.InvariantCulture),
        _ => ((IFormattable)value).ToString(value is DateTime or DateTimeOffset ? "O" : null, CultureInfo.InvariantCulture),
    };

    private static object Parse<T>(string text)
        where T : IParsable<T> => T.Parse(text, CultureInfo.InvariantCulture);
}
