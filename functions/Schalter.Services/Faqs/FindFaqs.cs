using Schalter.Services.Faqs.Searching;
using Schalter.Services.Platform;

namespace Schalter.Services.Faqs;

/// <param name="Typed">What somebody looks for; empty shows all.</param>
/// <param name="Audience">Null: for everybody.</param>
/// <param name="Topic">Null: on everything.</param>
public sealed record FaqQuery(string Language, string Typed, string? Audience, string? Topic);

/// <summary>Looks for answers; without a question all of them, by topic.</summary>
public sealed class FindFaqs(FaqCatalogue catalogue, TimeProvider clock)
{
    private const int MostFound = 20;
    private const int MostTyped = 200;

    public FaqCatalogue Catalogue { get; } = catalogue;

    public IReadOnlyList<Faq> Handle(FaqQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var today = OfficeTime.Day(clock.GetUtcNow());
        var typed = SearchWords.Beginning(query.Typed, MostTyped);
        var found = typed.Length == 0
            ? Catalogue.All.OrderBy(f => Catalogue.Topics.Index().First(t => t.Item == f.Topics[0]).Index).AsEnumerable()
            : Catalogue.Rank(query.Language, typed);
        var shown = found.Where(f => f.IsShown(today)
            && (query.Audience is null || f.Audience.Contains(query.Audience)) && (query.Topic is null || f.Topics.Contains(query.Topic)));
        return [.. typed.Length == 0 ? shown : shown.Take(MostFound)];
    }

    /// <summary>An entry that is shown today.</summary>
    public Answer<Faq> Find(string id) => Catalogue.Find(id) is { } faq && faq.IsShown(OfficeTime.Day(clock.GetUtcNow()))
        ? new(faq)
        : new(new Refusal("faq-unknown", 404));
}
