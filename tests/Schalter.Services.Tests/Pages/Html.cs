using System.Net;
using System.Text.RegularExpressions;

namespace Schalter.Services.Tests.Pages;

/// <summary>Looks into rendered pages; browsers and axe look at them elsewhere.</summary>
internal static partial class Html
{
    /// <summary>Values of an attribute, in order, as written.</summary>
    public static List<string> Attributes(string html, string name) =>
        [.. AttributePattern().Matches(html).Where(m => m.Groups[1].Value == name).Select(m => m.Groups[2].Value)];

    /// <summary>Opening tags of these elements.</summary>
    public static List<string> Tags(string html, params string[] elements) =>
        [.. TagPattern().Matches(html).Select(m => m.Value).Where(t => elements.Any(e => t.StartsWith($"<{e} ", StringComparison.Ordinal) || t == $"<{e}>"))];

    public static string? Attribute(string tag, string name) => Attributes(tag, name).FirstOrDefault();

    /// <summary>What a page says, without tags and the marks that keep words of another direction apart.</summary>
    public static string Text(string html) => string.Concat(
        WebUtility.HtmlDecode(AnyTag().Replace(html, string.Empty)).Where(c => c is not (>= '\u2066' and <= '\u2069')));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex AnyTag();

    [GeneratedRegex("""\s([a-zA-Z-]+)="([^"]*)["]""")]
    private static partial Regex AttributePattern();

    [GeneratedRegex("""<[a-zA-Z][a-zA-Z0-9]*(\s[a-zA-Z-]+(="[^"]*")?)*\s*>""")]
    private static partial Regex TagPattern();
}
