using Schalter.Services.Platform;

namespace Schalter.Services.Feedback.Reporting;

/// <param name="Url">Page; as a table for <c>Accept: text/csv</c>.</param>
public sealed record ReportEntry(string Week, DateOnly First, DateOnly Last, string Url);

/// <summary>Shows reports: to the office, and to whoever has the link of one.</summary>
public sealed class GetReport(ReportStore store, ReportLinks links)
{
    public async Task<IReadOnlyList<ReportEntry>> ListAsync(string apiBase, CancellationToken cancellationToken) =>
        [.. (await store.ListAsync(cancellationToken)).Select(r => new ReportEntry(
            r.Week.ToString(), r.Week.First, r.Week.Last, $"{apiBase}/office/reports/{r.Week}"))];

    /// <param name="asTable">All that was counted, instead of the page.</param>
    public async Task<Answer<ReportFile>> HandleAsync(string week, bool asTable, CancellationToken cancellationToken) =>
        Week.Parse(week) is { } wanted
        && await (asTable ? store.FindTableAsync(wanted, cancellationToken) : store.FindPageAsync(wanted, cancellationToken)) is { } file
            ? new(file)
            : new(new Refusal("week-unknown", 404));

    /// <summary>A wrong key is answered as an unknown week.</summary>
    public async Task<Answer<ReportFile>> OpenAsync(string week, string key, CancellationToken cancellationToken) =>
        Week.Parse(week) is { } wanted && links.Opens(wanted, key)
            ? await HandleAsync(week, asTable: false, cancellationToken)
            : new(new Refusal("week-unknown", 404));
}
