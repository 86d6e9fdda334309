using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Schalter.Services.Events;
using Schalter.Services.Faqs.Editing;
using Schalter.Services.Feedback.Counting;
using Schalter.Services.Notifications;
using Schalter.Services.Pages;
using Schalter.Services.Platform;

namespace Schalter.Services.Feedback.Reporting;

/// <summary>
/// Writes the report of the week that has ended, once, and tells the office. It looks every hour what is missing, so a missed run is caught up,
/// also weeks later.
/// </summary>
public sealed class WriteReports(
    TallyStore tally, ReportStore store, ReportLinks links, ListFaqs faqs, PageRenderer pages, MailDesk mails, IOptions<ReportSettings> settings,
    TimeProvider clock, ILogger<WriteReports> log)
{
    public const string Mail = "weekly-report";

    /// <summary>Weeks that are still made up for.</summary>
    private const int CatchUp = 4;

    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        var known = (await store.ListAsync(cancellationToken)).ToDictionary(r => r.Week);
        var last = Week.Of(OfficeTime.Day(clock.GetUtcNow())).Before;
        var week = Enumerable.Repeat(0, CatchUp - 1).Aggregate(last, (w, _) => w.Before);
        for (; week.First <= last.First; week = Week.Of(week.Last.AddDays(1)))
        {
            var isThere = known.TryGetValue(week, out var report) || await WriteAsync(week, isLast: week == last, cancellationToken);
            if (isThere && report is not { IsTold: true } && settings.Value.HasAddress)
            {
                await TellAsync(week, cancellationToken);
            }
        }
    }

    /// <returns>False for an earlier week in which nothing was counted: the counter was not there yet.</returns>
    private async Task<bool> WriteAsync(Week week, bool isLast, CancellationToken cancellationToken)
    {
        var now = await CountsAsync(week, cancellationToken);
        if (now.All.Count == 0 && !isLast)
        {
            return false;
        }

        var report = WeeklyReport.Of(week, now, await CountsAsync(week.Before, cancellationToken), faqs.Handle(), clock.GetUtcNow());
        await store.SaveAsync(week, ReportCsv.Of(now), pages.Report(report), PageRenderer.ContentSecurityPolicy, cancellationToken);
        log.LogInformation("ReportWritten: {Week}", week);
        return true;
    }

    /// <summary>The mail has an id of its own: who dies before it is noted sends it no second time.</summary>
    private async Task TellAsync(Week week, CancellationToken cancellationToken)
    {
        var all = faqs.Handle();
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["week"] = week.ToString(),
            ["overdue"] = all.Count(f => f is { IsOverdue: true, IsShown: true }).ToString(CultureInfo.InvariantCulture),
            ["stale"] = all.Sum(f => f.Translations.Count(WeeklyReport.IsStale)).ToString(CultureInfo.InvariantCulture),
            ["link"] = links.To(week),
        };
        await mails.SendAsync($"report-{week}", new EventMail(Mail, settings.Value.MailTo!, Forms.Texts.SourceLanguage, values), cancellationToken);
        await store.NoteToldAsync(week, cancellationToken);
    }

    private async Task<WeekCounts> CountsAsync(Week week, CancellationToken cancellationToken) =>
        new(await tally.ReadAsync(week.First, week.Last, cancellationToken));
}
