using Schalter.Services.Faqs;
using Schalter.Services.Forms;
using Schalter.Services.Pages.Liquid;

namespace Schalter.Services.Pages;

/// <summary>Questions and answers that fit, with the form to search on.</summary>
/// <param name="Topics">All, by id with name.</param>
public sealed record FaqsPage(
    string ApiBase, FaqQuery Query, IReadOnlyList<Faq> Found, IReadOnlyList<(string Id, string Name)> Topics);

/// <summary>One question with its answer.</summary>
public sealed record FaqPage(string Language, string ApiBase, Faq Faq);

internal sealed record FaqsView(
    string Action, string Language, string Typed, bool IsSearch, IReadOnlyList<FaqOption> Audiences, IReadOnlyList<FaqOption> Topics,
    IReadOnlyList<FaqEntryView> Found, LocalizedText Count)
{
    public static FaqsView Of(FaqsPage page, PageTexts texts) => new(
        $"{page.ApiBase}/faqs", texts.Language, page.Query.Typed, page.Query.Typed.Length > 0,
        [.. FaqNames.Audiences.Select(a => new FaqOption(a, texts.Find($"pages.faqs.audience.{a}"), a == page.Query.Audience))],
        [.. page.Topics.Select(t => new FaqOption(t.Id, texts.Own(t.Name), t.Id == page.Query.Topic))],
        [.. page.Found.Select(f => FaqEntryView.Of(f, page.ApiBase, texts))],
        texts.Find("pages.faqs.count", ("count", page.Found.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))));
}

internal sealed record FaqOption(string Value, LocalizedText Label, bool IsChosen);

internal sealed record FaqEntryView(string Address, LocalizedText Question, LocalizedText Excerpt)
{
    public static FaqEntryView Of(Faq faq, string apiBase, PageTexts texts)
    {
        var text = faq.In(texts.Language);
        return new(
            $"{apiBase}/faqs/{faq.Id}?lang={texts.Language}", new(text.Question, text.Language), new(FaqMarkdown.Excerpt(text.Body), text.Language));
    }
}

internal sealed record FaqView(LocalizedText Question, Markup Answer, bool HasYearly, string Sources, string All, IReadOnlyList<FormLink> Forms)
{
    public static FaqView Of(FaqPage page, Texts all, PageTexts texts)
    {
        var text = page.Faq.In(texts.Language);
        var forms = page.Faq.Procedures.Where(p => all.Has($"{p}.title"))
            .Select(p => new FormLink($"{page.ApiBase}/forms/{p}?lang={texts.Language}", texts.Find($"{p}.title"), null));
        return new(
            new(text.Question, text.Language), new(FaqMarkdown.Html(text.Body)), FaqMarkdown.HasYearly(text.Body),
            string.Join(" · ", page.Faq.Sources), $"{page.ApiBase}/faqs?lang={texts.Language}", [.. forms]);
    }
}
