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

/// <summary>Where questions and answers, and what they lead to, can be seen: at the functions, or on the website.</summary>
internal sealed record FaqPlaces(Func<string, string> Entry, Func<string, string> Form, string All)
{
    public static FaqPlaces OfApi(string apiBase, string language) => new(
        id => $"{apiBase}/faqs/{id}?lang={language}", id => $"{apiBase}/forms/{id}?lang={language}", $"{apiBase}/faqs?lang={language}");
}

internal sealed record FaqsView(
    string Action, string Language, string Typed, IReadOnlyList<FaqOption> Audiences, IReadOnlyList<FaqOption> Topics,
    IReadOnlyList<FaqEntryView> Found, LocalizedText Count)
{
    public static FaqsView Of(FaqsPage page, PageTexts texts) => new(
        $"{page.ApiBase}/faqs", texts.Language, page.Query.Typed,
        [.. FaqNames.Audiences.Select(a => new FaqOption(a, texts.Find($"pages.faqs.audience.{a}"), a == page.Query.Audience))],
        [.. page.Topics.Select(t => new FaqOption(t.Id, texts.Own(t.Name), t.Id == page.Query.Topic))],
        [.. page.Found.Select(f => FaqEntryView.Of(f, FaqPlaces.OfApi(page.ApiBase, texts.Language), texts))],
        texts.Find("pages.faqs.count", ("count", page.Found.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))));
}

internal sealed record FaqOption(string Value, LocalizedText Label, bool IsChosen);

internal sealed record FaqEntryView(string Address, LocalizedText Question, LocalizedText Excerpt)
{
    public static FaqEntryView Of(Faq faq, FaqPlaces places, PageTexts texts)
    {
        var text = faq.In(texts.Language);
        return new(
            places.Entry(faq.Id), new(text.Question, text.Language), new(FaqMarkdown.Excerpt(text.Body), text.Language));
    }
}

internal sealed record FaqView(
    LocalizedText Question, Markup Answer, bool HasYearly, string Sources, string All, IReadOnlyList<FormLink> Forms)
{
    public static FaqView Of(Faq faq, FaqPlaces places, Texts all, PageTexts texts)
    {
        var text = faq.In(texts.Language);
        var forms = faq.Procedures.Where(p => all.Has($"{p}.title"))
            .Select(p => new FormLink(places.Form(p), texts.Find($"{p}.title"), null));
        return new(
            new(text.Question, text.Language), new(FaqMarkdown.Html(text.Body)), FaqMarkdown.HasYearly(text.Body),
            string.Join(" · ", faq.Sources), places.All, [.. forms]);
    }
}
