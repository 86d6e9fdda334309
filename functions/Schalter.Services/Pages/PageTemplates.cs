using System.Text.Encodings.Web;
using System.Text.Unicode;
using Schalter.Services.Faqs;
using Schalter.Services.Forms;
using Schalter.Services.Forms.Wording;
using Schalter.Services.Pages.Liquid;

namespace Schalter.Services.Pages;

/// <summary>The templates of all pages, each parsed once. Whatever they print is HTML-encoded unless a filter here made it.</summary>
internal sealed class PageTemplates
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly Dictionary<string, LiquidFilter> Filters = new(StringComparer.Ordinal)
    {
        ["t"] = static (key, values, scope) => Html(Find(key, values, scope), scope),
        ["plain"] = static (key, values, scope) => Find(key, values, scope).Value,
        ["say"] = static (text, _, scope) => Html((LocalizedText)text!, scope),
        ["written"] = static (text, values, scope) => Written(text as LocalizedText ?? Find(text, values, scope), scope),
        ["lang"] = static (text, _, scope) => LanguageAttribute((LocalizedText)text!, scope),
        ["append"] = static (text, values, _) => LiquidValues.Text(text) + LiquidValues.Text(values.Values[0]),
    };

    /// <summary>How templates mark what is wrong; from people it would come encoded.</summary>
    private const string Alert = "role=\"alert\"";

    private readonly LiquidLibrary library = new(PageResources.Templates(), Filters, Encoder);

    /// <summary>The page inside its frame. Its title, which is heard first, says when something is wrong.</summary>
    public string Render(string template, object view, FrameView frame, PageTexts texts)
    {
        var content = library.Render(template, texts, ("page", view), ("frame", frame));
        var told = content.Contains(Alert, StringComparison.Ordinal) ? frame with { Title = $"{texts.Get("pages.form.error")} {frame.Title}" } : frame;
        return library.Render("layout", texts, ("frame", told), ("style", new Markup(PageStyle.Css)), ("content", new Markup(content)));
    }

    /// <summary>The text of a key; named arguments fill its placeholders.</summary>
    private static LocalizedText Find(object? key, LiquidArguments values, LiquidScope scope) =>
        ((PageTexts)scope.Ambient).Find(LiquidValues.Text(key), [.. values.Named.Select(n => (n.Name, LiquidValues.Text(n.Value)))]);

    /// <summary>The text, encoded, and marked with its language where that is not the page's (WCAG 3.1.2).</summary>
    private static Markup Html(LocalizedText text, LiquidScope scope)
    {
        var html = IsolateMarkup.Of(Encoder.Encode(text.Value));
        return new(IsForeign(text, scope) ? $"<span{LanguageAttribute(text, scope).Html}>{html}</span>" : html);
    }

    /// <summary>What the office writes as Markdown.</summary>
    private static Markup Written(LocalizedText text, LiquidScope scope) =>
        new($"<div{LanguageAttribute(text, scope).Html}>{IsolateMarkup.Of(FaqMarkdown.Html(text.Value, keepsLines: true))}</div>");

    /// <summary>The attributes for elements that hold nothing but the text.</summary>
    private static Markup LanguageAttribute(LocalizedText text, LiquidScope scope) =>
        new(IsForeign(text, scope) ? $" lang=\"{text.Language}\" dir=\"{LanguageCulture.Direction(text.Language)}\"" : string.Empty);

    private static bool IsForeign(LocalizedText text, LiquidScope scope) => text.Language != ((PageTexts)scope.Ambient).Language;
}
