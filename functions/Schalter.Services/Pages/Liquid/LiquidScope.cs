namespace Schalter.Services.Pages.Liquid;

/// <summary>The variables that one template sees while it renders.</summary>
/// <param name="ambient">What filters need and templates do not see; shared with the templates that this one renders.</param>
internal sealed class LiquidScope(LiquidLibrary library, TextWriter writer, object ambient)
{
    private readonly Dictionary<string, object?> variables = new(StringComparer.Ordinal);

    public object Ambient => ambient;

    public void Set(string name, object? value) => variables[name] = value;

    /// <exception cref="LiquidException">Nothing has that name: a slip of the pen must not print as nothing.</exception>
    public object? Get(string name) => variables.TryGetValue(name, out var value) ? value : throw new LiquidException($"There is no variable {name}.");

    /// <summary>Prints text of the template itself.</summary>
    public void Write(string markup) => writer.Write(markup);

    /// <summary>Prints a value: encoded, unless a filter has made it markup.</summary>
    public void Print(object? value)
    {
        if (value is Markup(var html))
        {
            writer.Write(html);
        }
        else
        {
            writer.Write(library.Encoder.Encode(LiquidValues.Text(value)));
        }
    }

    /// <summary>Renders another template, which sees nothing but its arguments.</summary>
    public void Render(string template, IEnumerable<KeyValuePair<string, object?>> arguments)
    {
        var inner = new LiquidScope(library, writer, ambient);
        foreach (var (name, value) in arguments)
        {
            inner.Set(name, value);
        }

        library.Find(template).Render(inner);
    }
}

/// <summary>HTML made by a filter, to be printed as it is.</summary>
internal readonly record struct Markup(string Html);
