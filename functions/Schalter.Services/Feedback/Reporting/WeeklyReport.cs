using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Waiting;
using Schalter.Services.Emergencies;
using Schalter.Services.Faqs.Editing;
using Schalter.Services.Feedback.Counting;

namespace Schalter.Services.Feedback.Reporting;

/// <param name="Before">The same in the week before.</param>
public sealed record ReportFigure(string Name, long Now, long Before);

/// <param name="Abandoned">Opened and not sent; people who were still at it when the week ended are among them.</param>
/// <param name="Minutes">Range in which the middle one lies.</param>
public sealed record FormFigures(string Form, long Started, long Completed, long Refused, long Abandoned, string? Minutes);

public sealed record FieldFigures(string Form, string Field, long Count);

/// <param name="InVain">Wanted a time and there was none.</param>
/// <param name="DaysAhead">How far ahead the times lay.</param>
/// <param name="FreeSeconds">How long places were free.</param>
public sealed record ServiceFigures(
    string Service, long Offered, long Booked, long InVain, long Cancelled, long Attended, long Missed, string? DaysAhead, string? FreeSeconds);

/// <param name="Line">What was counted: the emergency queue or a waiting list.</param>
/// <param name="Days">From registering or joining to an offer; the range in which the middle one lies.</param>
public sealed record WaitingFigures(string Line, string Service, long Offers, string? Days);

public sealed record DayFigures(DateOnly Day, long Submissions, long Bookings);

public sealed record PageFigures(string Page, long Yes, long No);

/// <summary>A week in figures, with what is left to do for those who edit.</summary>
/// <param name="Overdue">Answers that somebody should read against the law again.</param>
/// <param name="Stale">Answers with translations made from another German text.</param>
public sealed record WeeklyReport(
    Week Week, DateTimeOffset WrittenAt, IReadOnlyList<ReportFigure> Overview, IReadOnlyList<DayFigures> Days, IReadOnlyList<FormFigures> Forms,
    IReadOnlyList<FieldFigures> Fields, IReadOnlyList<ServiceFigures> Services, IReadOnlyList<WaitingFigures> Waiting, IReadOnlyList<PageFigures> Pages,
    IReadOnlyList<FaqState> Overdue, IReadOnlyList<FaqState> Stale)
{
    private const int MostFields = 15;

    /// <summary>Names in the order they are shown in.</summary>
    private static readonly string[] Shown =
    [
        "submission-received", "appointment-slots-released", "appointment-booked", HoldPlace.InVain, "appointment-missed", "emergency-registered",
        GiveFeedback.Yes, GiveFeedback.No,
    ];

    /// <summary>How many translations German stands in for.</summary>
    public int StaleTranslations => Stale.Sum(f => f.Translations.Count(IsStale));

    public static WeeklyReport Of(Week week, WeekCounts now, WeekCounts before, IReadOnlyList<FaqState> faqs, DateTimeOffset writtenAt)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(faqs);
        return new(
            week, writtenAt,
            [.. Shown.Select(name => new ReportFigure(name, now.Sum(name), before.Sum(name)))],
            [.. Enumerable.Range(0, 7).Select(week.First.AddDays).Select(day => new DayFigures(
                day, now.OfDay(day, "submission-received"), now.OfDay(day, "appointment-booked")))],
            [.. now.Subjects(FormFunnel.Started, FormFunnel.Completed).Select(form => Form(form, now))],
            [.. now.Details(FormFunnel.Error).Take(MostFields).Select(d => new FieldFigures(d.Subject, d.Detail, d.Count))],
            [.. now.Subjects("appointment-slots-released", "appointment-booked", HoldPlace.InVain, "appointment-missed").Select(service => Service(service, now))],
            [.. new[] { AllotPlaces.Waited, OfferPlaces.Waited }.SelectMany(line => now.Subjects(line).Select(service => new WaitingFigures(
                line, service, now.Sum(line, service), now.Median(line, service))))],
            [.. now.Subjects(GiveFeedback.Yes, GiveFeedback.No)
                .Select(page => new PageFigures(page, now.Sum(GiveFeedback.Yes, page), now.Sum(GiveFeedback.No, page))).OrderByDescending(p => p.No)],
            [.. faqs.Where(f => f is { IsOverdue: true, IsShown: true }).OrderBy(f => f.ReviewedOn)],
            [.. faqs.Where(f => f.Translations.Any(IsStale))]);
    }

    internal static bool IsStale(FaqTranslation translation) => translation.State == "stale";

    private static FormFigures Form(string form, WeekCounts counts)
    {
        var (started, completed) = (counts.Sum(FormFunnel.Started, form), counts.Sum(FormFunnel.Completed, form));
        return new(
            form, started, completed, counts.Sum(FormFunnel.Refused, form), Math.Max(0, started - completed), counts.Median(FormFunnel.Minutes, form));
    }

    private static ServiceFigures Service(string service, WeekCounts counts) => new(
        service, counts.Sum("appointment-slots-released", service), counts.Sum("appointment-booked", service), counts.Sum(HoldPlace.InVain, service),
        counts.Sum("appointment-cancelled", service), counts.Sum("appointment-attended", service), counts.Sum("appointment-missed", service),
        counts.Median(EventCounts.DaysAhead, service), counts.Median(HoldPlace.FreeFor, service));
}
