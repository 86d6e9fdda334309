using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.FileProviders;
using Schalter.Services.Forms;

namespace Schalter.Services.Pages;

/// <summary>The Liquid templates of all pages, each compiled once. Whatever they print is HTML-encoded unless a filter here made it.</summary>
internal sealed class PageTemplates
{
    private const string TextsKey = "texts";
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly string[] Names =
        ["layout", "form", "receipt", "supplemented", "status", "status-login", "withdrawn", "problem", "forms"];

    private readonly TemplateOptions options = Options();
    private readonly Dictionary<string, IFluidTemplate> templates;

    public PageTemplates()
    {
        var parser = new FluidParser();
        templates = Names.ToDictionary(n => n, n => parser.Parse(PageResources.Read($"Templates.{n}.liquid")), StringComparer.Ordinal);
    }

    /// <summary>The page inside its frame.</summary>
    public string Render(string template, object view, FrameView frame, PageTexts texts)
    {
        var content = Render(template, texts, ("page", view), ("frame", frame));
        return Render("layout", texts, ("frame", frame), ("style", StringValue.Create(PageStyle.Css, encode: false)), ("content", StringValue.Create(content, encode: false)));
    }

    private string Render(string template, PageTexts texts, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var context = new TemplateContext(options) { CultureInfo = texts.Culture };
        context.AmbientValues[TextsKey] = texts;
        foreach (var (name, value) in values)
        {
            context.SetValue(name, value);
        }

        return templates[template].Render(context, Encoder);
    }

    private static TemplateOptions Options()
    {
        var options = new TemplateOptions
        {
            FileProvider = new EmbeddedFileProvider(PageResources.Assembly, $"{PageResources.Folder}.Templates"),
            StrictVariables = true,
            StrictFilters = true,
        };
        options.MemberAccessStrategy.MemberNameStrategy = MemberNameStrategies.CamelCase;
        foreach (var view in PageResources.Assembly.GetTypes().Where(t => t.Namespace == PageResources.Folder && !t.IsPublic && t.Name.EndsWith("View", StringComparison.Ordinal)))
        {
            options.MemberAccessStrategy.Register(view);
        }

        options.MemberAccessStrategy.Register<LocalizedText>();
        options.MemberAccessStrategy.Register<LanguageLink>();
        options.MemberAccessStrategy.Register<FormLink>();
        options.Filters.AddFilter("t", static (key, values, context) => new(Html(Find(key, values, context), context)));
        options.Filters.AddFilter("plain", static (key, values, context) => new(StringValue.Create(Find(key, values, context).Value)));
        options.Filters.AddFilter("say", static (text, _, context) => new(Html((LocalizedText)text.ToObjectValue(), context)));
        options.Filters.AddFilter("lang", static (text, _, context) => new(LanguageAttribute((LocalizedText)text.ToObjectValue(), context)));
        return options;
    }

    private static PageTexts Texts(TemplateContext context) => (PageTexts)context.AmbientValues[TextsKey];

    /// <summary>The text of a key; named arguments fill its placeholders.</summary>
    private static LocalizedText Find(FluidValue key, FilterArguments values, TemplateContext context) =>
        Texts(context).Find(key.ToStringValue(), [.. values.Names.Select(n => (n, values[n].ToStringValue()))]);

    /// <summary>The text, encoded, and marked with its language where that is not the page's.</summary>
    private static StringValue Html(LocalizedText text, TemplateContext context)
    {
        var encoded = Encoder.Encode(text.Value);
        return StringValue.Create(
            text.Language == Texts(context).Language ? encoded : $"<span lang=\"{text.Language}\" dir=\"auto\">{encoded}</span>", encode: false);
    }

    /// <summary>The attribute for elements that hold nothing but the text.</summary>
    private static StringValue LanguageAttribute(LocalizedText text, TemplateContext context) => StringValue.Create(
        text.Language == Texts(context).Language ? string.Empty : $" lang=\"{text.Language}\"", encode: false);
}
