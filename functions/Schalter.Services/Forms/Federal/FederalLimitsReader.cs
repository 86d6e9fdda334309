using System.Text.Json;
using System.Xml.Linq;

namespace Schalter.Services.Forms.Federal;

/// <summary>Reads <i>Präzisierungen</i>: JSON in the element's text in XDatenfelder 2, attributes of the element in 3.0.</summary>
internal static class FederalLimitsReader
{
    private static readonly string[] Known = ["minLength", "maxLength", "minValue", "maxValue", "pattern"];

    public static FederalLimits Read(XElement? element)
    {
        if (element is null)
        {
            return FederalLimits.None;
        }

        var unread = new List<string>();
        var values = element.Attributes().Where(a => !a.IsNamespaceDeclaration).ToDictionary(a => a.Name.LocalName, a => a.Value.Trim(), StringComparer.Ordinal);
        ReadText(element.Value.Trim(), values, unread);
        unread.AddRange(values.Where(v => !Known.Contains(v.Key)).Select(v => $"{v.Key} {v.Value}"));
        return new(Value("minLength"), Value("maxLength"), Value("minValue"), Value("maxValue"), Value("pattern"), unread);

        string? Value(string name) => values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
    }

    private static void ReadText(string text, Dictionary<string, string> values, List<string> unread)
    {
        if (text.Length == 0)
        {
            return;
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            foreach (var property in json.RootElement.EnumerateObject())
            {
                values[property.Name] = property.Value.ToString().Trim();
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            unread.Add(SafeXml.Plain(text));
        }
    }
}
