namespace Schalter.Emulators.ServiceBus.Namespace;

/// <summary>An AMQP symbol, kept apart from a string so that it goes out as it came in.</summary>
internal readonly record struct SymbolText(string Text) : IFormattable, IParsable<SymbolText>
{
    public static SymbolText Parse(string s, IFormatProvider? provider) => new(s);

    public static bool TryParse(string? s, IFormatProvider? provider, out SymbolText result)
    {
        result = new(s ?? "");
        return s is not null;
    }

    public override string ToString() => Text;

    public string ToString(string? format, IFormatProvider? formatProvider) => Text;
}
