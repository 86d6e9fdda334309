using Schalter.Services.Faqs.Searching;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Faqs;

/// <summary>Answers to show inside a form before it is sent: to what was typed, else those that lead to this form.</summary>
public sealed class SuggestFaqs(FaqCatalogue catalogue, TimeProvider clock)
{
    private const int Most = 6;
    private const int MostTyped = 200;

    /// <summary>Those that lead to a form, for a page that is made once and read for long: none that is only shown for a while.</summary>
    public static IReadOnlyList<Faq> Leading(IEnumerable<Faq> all, FormDefinition form) =>
        [.. all.Where(f => f.ValidUntil is null && f.Procedures.Contains(form.Id)).Take(Most)];

    /// <param name="typed">As far as it is known.</param>
    public IReadOnlyList<Faq> For(FormDefinition form, Answers typed, string language)
    {
        ArgumentNullException.ThrowIfNull(form);
        return For(form, string.Join(' ', form.Sections.SelectMany(s => s.Fields).Where(f => f.Type == FieldType.LongText).Select(f => typed[f.Id])), language);
    }

    /// <param name="words">What somebody writes in their own words; only the beginning is looked at.</param>
    public IReadOnlyList<Faq> For(FormDefinition form, string? words, string language)
    {
        ArgumentNullException.ThrowIfNull(form);
        var today = OfficeTime.Day(clock.GetUtcNow());
        var leading = catalogue.All.Where(f => f.Procedures.Contains(form.Id) && f.IsShown(today)).ToList();
        var beginning = SearchWords.Beginning(words ?? string.Empty, MostTyped);
        return leading.Count > 0 && beginning.Length > 0
            ? [.. catalogue.Rank(language, beginning).Where(f => f.IsShown(today)).Take(Most)]
            : [.. leading.Take(Most)];
    }
}
