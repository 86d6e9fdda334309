using Schalter.Functions.Platform;
using Schalter.Services.Faqs;

namespace Schalter.Functions.Faqs;

/// <summary>An answer as programs get it.</summary>
/// <param name="Language">German where there is no fresh translation.</param>
/// <param name="Excerpt">The answer in short, without markup.</param>
/// <param name="Reviewed">Whether somebody who speaks the language has read it.</param>
internal sealed record FaqBody(
    string Id, string Language, string Question, string Excerpt, string Html, IReadOnlyList<string> Audience, IReadOnlyList<TopicBody> Topics,
    IReadOnlyList<string> Procedures, IReadOnlyList<string> Sources, DateOnly ReviewedOn, DateOnly? ValidUntil, bool Reviewed, string Url)
{
    public static FaqBody Of(Faq faq, FaqCatalogue catalogue, string language)
    {
        var text = faq.In(language);
        return new(
            faq.Id, text.Language, text.Question, FaqMarkdown.Excerpt(text.Body), FaqMarkdown.Html(text.Body), faq.Audience,
            [.. faq.Topics.Select(t => new TopicBody(t, catalogue.NameOf(t, language)))], faq.Procedures, faq.Sources, faq.ReviewedOn,
            faq.ValidUntil, text.IsReviewed, $"{HttpAnswers.ApiBase}/faqs/{faq.Id}");
    }
}

internal sealed record TopicBody(string Id, string Name);
