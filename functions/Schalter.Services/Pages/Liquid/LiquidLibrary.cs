using System.Text.Encodings.Web;

namespace Schalter.Services.Pages.Liquid;

/// <summary>What a filter does with its input.</summary>
internal delegate object? LiquidFilter(object? input, LiquidArguments arguments, LiquidScope scope);

/// <summary>Arguments of a filter, by position and by name.</summary>
internal sealed record LiquidArguments(IReadOnlyList<object?> Values, IReadOnlyList<(string Name, object? Value)> Named);

/// <summary>
/// Templates that can render each other, each parsed once. The language is the part of Liquid that pages need: output with filters,
/// <c>if</c>, <c>unless</c>, <c>case</c>, <c>for</c>, <c>assign</c>, <c>render</c>, <c>comment</c>, trimming dashes. Stricter than Liquid:
/// whatever is printed is encoded, and an unknown name is an error.
/// </summary>
internal sealed class LiquidLibrary
{
    private readonly Dictionary<string, LiquidTemplate> templates;

    /// <exception cref="LiquidException">A template is wrong, or renders one that does not exist.</exception>
    public LiquidLibrary(IEnumerable<(string Name, string Source)> sources, IReadOnlyDictionary<string, LiquidFilter> filters, HtmlEncoder encoder)
    {
        Encoder = encoder;
        templates = sources.ToDictionary(s => s.Name, s => LiquidParser.Parse(s.Name, s.Source, filters), StringComparer.Ordinal);
        foreach (var rendered in templates.Values.SelectMany(t => t.Renders))
        {
            _ = Find(rendered);
        }
    }

    public HtmlEncoder Encoder { get; }

    public LiquidTemplate Find(string name) =>
        templates.TryGetValue(name, out var template) ? template : throw new LiquidException($"There is no template {name}.");

    public string Render(string name, object ambient, params ReadOnlySpan<(string Name, object? Value)> variables)
    {
        using var writer = new StringWriter();
        var scope = new LiquidScope(this, writer, ambient);
        foreach (var (variable, value) in variables)
        {
            scope.Set(variable, value);
        }

        Find(name).Render(scope);
        return writer.ToString();
    }
}

/// <param name="Renders">Names of the templates it renders.</param>
internal sealed record LiquidTemplate(IReadOnlyList<LiquidNode> Nodes, IReadOnlyCollection<string> Renders)
{
    public void Render(LiquidScope scope) => LiquidNode.RenderAll(Nodes, scope);
}
