using Schalter.Services.Faqs;
using Schalter.Services.Forms;

namespace Schalter.Services.Pages.Site;

/// <summary>Questions and answers on the website: those that hold until further notice. What has a last day is found by
/// searching, as pages that lie there do not see it pass.</summary>
internal sealed class SiteFaqs(SiteContent content, SiteAddresses addresses, PageTexts words)
{
    private readonly FaqPlaces places = new(
        id => addresses.Of(SiteAddresses.Faq(id)), id => addresses.Of(SiteAddresses.Form(id)), addresses.Of(SiteAddresses.Faqs));

    public IReadOnlyList<Faq> Shown { get; } = [.. content.Faqs.All.Where(f => f.ValidUntil is null && f.IsShown(content.Day))];

    public SiteFaqsView List() => new(
        FaqsView.Of(
            new(
                addresses.Options.Api, new(words.Language, string.Empty, null, null), [],
                [.. content.Faqs.Topics.Select(t => (t, Name(t)))]),
            words),
        [.. content.Faqs.Topics
            .Select(t => new SiteTopic(words.Own(Name(t)), [.. Shown.Where(f => f.Topics[0] == t).Select(Link)]))
            .Where(t => t.Links.Count > 0)]);

    public FaqView Entry(Faq faq) => FaqView.Of(faq, places, content.Texts, words);

    private string Name(string topic) => content.Faqs.NameOf(topic, words.Language);

    private SiteLink Link(Faq faq)
    {
        var text = faq.In(words.Language);
        return new(places.Entry(faq.Id), new LocalizedText(text.Question, text.Language));
    }
}

/// <param name="Search">Only its form.</param>
internal sealed record SiteFaqsView(FaqsView Search, IReadOnlyList<SiteTopic> Topics);

internal sealed record SiteTopic(LocalizedText Name, IReadOnlyList<SiteLink> Links);
