using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Faqs;

/// <summary>Answers to show inside a form before it is sent: to what was typed, else those that lead to this form.</summary>
public sealed class SuggestFaqs(FaqCatalogue catalogue, TimeProvider clock)
{
    private const int Most = 6;
    private const int MostTyped = 200;

    /// <param name="typed">As far as it is known.</param>
    public IReadOnlyList<Faq> For(FormDefinition form, Answers typed, string language)
    {
        ArgumentNullException.ThrowIfNull(form);
        var today = OfficeTime.Day(clock.GetUtcNow());
        var leading = catalogue.All.Where(f => f.Procedures.Contains(form.Id) && f.IsShown(today)).ToList();
        return leading.Count > 0 && Words(form, typed) is { Length: > 0 } words
            ? [.. catalogue.Rank(language, words).Where(f => f.IsShown(today)).Take(Most)]
            : [.. leading.Take(Most)];
    }

    /// <summary>The beginning of what people wrote in their own words.</summary>
    private static string Words(FormDefinition form, Answers typed)
    {
        var words = string.Join(' ', form.Sections.SelectMany(s => s.Fields).Where(f => f.Type == FieldType.LongText).Select(f => typed[f.Id]?.Trim()).Where(t => t?.Length > 0));
        return words[..Math.Min(words.Length, MostTyped)];
    }
}
