using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Faqs.Editing;

/// <param name="State"><c>shown</c>; <c>unread</c>: shown, but nobody who speaks the language has read it; <c>stale</c> or <c>missing</c>: German is shown.</param>
public sealed record FaqTranslation(string Language, string State);

/// <param name="Stamp">What a translation of the German text says in <c>of</c>.</param>
/// <param name="IsOverdue">Whether somebody should read it against the law again.</param>
/// <param name="IsShown">Whether today is within its validity.</param>
public sealed record FaqState(
    string Id, string Question, DateOnly ReviewedOn, bool IsOverdue, bool IsShown, string Stamp, IReadOnlyList<FaqTranslation> Translations);

/// <summary>All entries with what is left to do, for the editor and the weekly report.</summary>
public sealed class ListFaqs(FaqCatalogue catalogue, Texts texts, TimeProvider clock)
{
    public IReadOnlyList<FaqState> Handle()
    {
        var today = OfficeTime.Day(clock.GetUtcNow());
        return [.. catalogue.All.Select(faq => new FaqState(
            faq.Id, faq.German.Question, faq.ReviewedOn, faq.IsOverdue(today), faq.IsShown(today), faq.Stamp, Translations(faq)))];
    }

    private IReadOnlyList<FaqTranslation> Translations(Faq faq)
    {
        var stale = catalogue.StaleOf(faq.Id);
        return [.. texts.Languages.Where(l => l != Texts.SourceLanguage).Select(l => new FaqTranslation(
            l, faq.Texts.TryGetValue(l, out var text) ? text.IsReviewed ? "shown" : "unread" : stale.Contains(l) ? "stale" : "missing"))];
    }
}
