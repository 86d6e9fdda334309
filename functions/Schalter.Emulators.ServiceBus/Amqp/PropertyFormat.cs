using System.Runtime.Serialization;
using Amqp.Types;
using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>Property values between AMQP's types and those of .NET, some of which the service's own clients write as described values.</summary>
internal static class PropertyFormat
{
    private const long MaxTicks = 3155378975999999999;
    private static readonly Symbol TimeSpanName = "com.microsoft:timespan";
    private static readonly Symbol DateTimeOffsetName = "com.microsoft:datetime-offset";
    private static readonly Symbol UriName = "com.microsoft:uri";

    /// <exception cref="AmqpFault">A value is of a type that a property cannot have.</exception>
    public static Dictionary<string, object> Read(Map map)
    {
        Dictionary<string, object> properties = [];
        foreach (var (key, value) in map)
        {
            properties[Name(key)] = Read(value);
        }

        try
        {
            PropertyValues.Check(properties);
        }
        catch (SerializationException wrong)
        {
            throw new AmqpFault(AmqpFault.NotAllowed, wrong.Message, wrong);
        }

        return properties;
    }

    public static object Write(object value) => value switch
    {
        SymbolText symbol => new Symbol(symbol.Text),
        TimeSpan duration => new DescribedValue(TimeSpanName, duration.Ticks),
        DateTimeOffset instant => new DescribedValue(DateTimeOffsetName, instant.UtcTicks),
        Uri address => new DescribedValue(UriName, address.OriginalString),
        decimal number => (double)number,
        _ => value,
    };

    private static string Name(object key) => key as string ?? (key as Symbol)?.ToString()
        ?? throw new AmqpFault(AmqpFault.InvalidField, "The name of a property must be a text.");

    private static object Read(object value) => value switch
    {
        Symbol symbol => new SymbolText(symbol),
        DescribedValue { Value: long ticks } duration when TimeSpanName.Equals(duration.Descriptor) => new TimeSpan(ticks),
        DescribedValue { Value: long ticks and >= 0 and <= MaxTicks } instant when DateTimeOffsetName.Equals(instant.Descriptor) =>
            new DateTimeOffset(ticks, TimeSpan.Zero),
        DescribedValue { Value: string address } uri when UriName.Equals(uri.Descriptor) => new Uri(address, UriKind.RelativeOrAbsolute),
        _ => value,
    };
}
