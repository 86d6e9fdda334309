using System.Globalization;
using Schalter.Services.Faqs.Editing;
using Schalter.Services.Feedback.Reporting;
using Schalter.Services.Forms;
using Schalter.Services.Pages.Liquid;

namespace Schalter.Services.Pages;

/// <summary>The weekly report, ready for the template. It is written for the office, so in German alone.</summary>
internal sealed record ReportView(string Title, string Period, string WrittenAt, IReadOnlyList<ReportSection> Sections)
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo(Texts.SourceLanguage);

    public static ReportView Of(WeeklyReport report, PageTexts texts) => new(
        $"Woche {report.Week}", $"{Day(report.Week.First)} bis {Day(report.Week.Last)}", PageNumbers.Time(texts, report.WrittenAt).Text,
        [
            Overview(report), Days(report), Forms(report, texts), Fields(report, texts), Services(report, texts), Waiting(report, texts),
            Pages(report), Overdue(report), Stale(report),
        ]);

    private static ReportSection Overview(WeeklyReport report) => new("overview", "Auf einen Blick", null, null, new(
        ["", "diese Woche", "Woche davor"], [.. report.Overview.Select(f => Row(ReportWords.Of(f.Name), f.Now, f.Before))]));

    private static ReportSection Days(WeeklyReport report) => new(
        "days", "Tag für Tag", null,
        BarChart.Of(
            "Eingänge und Buchungen je Tag", ["Eingänge", "Buchungen"],
            [.. report.Days.Select(d => new Bar(Weekday(d.Day), d.Submissions, d.Bookings))]),
        new(["Tag", "Eingänge", "Buchungen"], [.. report.Days.Select(d => Row(Day(d.Day), d.Submissions, d.Bookings))]));

    private static ReportSection Forms(WeeklyReport report, PageTexts texts) => new(
        "forms", "Formulare",
        "Nicht abgeschickt: geöffnet, aber bis Sonntag nicht abgeschickt. Formulare der statischen Website zählen erst, wenn sie zum "
        + "ersten Mal abgeschickt werden.",
        report.Forms.Count == 0 ? null : BarChart.Of(
            "Abgeschickte und nicht abgeschickte Formulare", ["abgeschickt", "nicht abgeschickt"],
            [.. report.Forms.Select(f => new Bar(FormTitle(f.Form, texts), f.Completed, f.Abandoned))]),
        new(
            ["Formular", "begonnen", "abgeschickt", "nicht abgeschickt", "mit Fehlern zurück", "Minuten (Mitte)"],
            [.. report.Forms.Select(f => Row(FormTitle(f.Form, texts), f.Started, f.Completed, f.Abandoned, f.Refused) with
            {
                Last = f.Minutes ?? "–",
            })]));

    private static ReportSection Fields(WeeklyReport report, PageTexts texts) => new(
        "fields", "Wo es hakt", "So oft kam ein Formular wegen dieser Frage zurück.", null, new(
            ["Formular und Frage", "Fehler"], [.. report.Fields.Select(f => Row($"{FormTitle(f.Form, texts)}: {f.Field}", f.Count))]));

    private static ReportSection Services(WeeklyReport report, PageTexts texts) => new(
        "services", "Termine", "Vergeblich: jemand wollte einen Termin, und keiner war frei.",
        report.Services.Count == 0 ? null : BarChart.Of(
            "Gebuchte Termine und vergebliche Wünsche", ["gebucht", "vergeblich"],
            [.. report.Services.Select(s => new Bar(ServiceTitle(s.Service, texts), s.Booked, s.InVain))]),
        new(
            [
                "Angebot", "angeboten", "gebucht", "vergeblich", "abgesagt", "gekommen", "nicht gekommen", "Tage voraus (Mitte)",
                "frei, Sekunden (Mitte)",
            ],
            [.. report.Services.Select(s => Row(
                ServiceTitle(s.Service, texts), s.Offered, s.Booked, s.InVain, s.Cancelled, s.Attended, s.Missed) with
            {
                More = s.DaysAhead ?? "–",
                Last = s.FreeSeconds ?? "–",
            })]));

    private static ReportSection Waiting(WeeklyReport report, PageTexts texts) => new(
        "waiting", "Wartezeiten", "Von der Anmeldung, in der Warteliste vom Eintrag, bis zum Angebot. Wer noch wartet, ist nicht dabei.",
        null, new(
            ["Reihe", "Angebote", "Tage gewartet (Mitte)"],
            [.. report.Waiting.Select(w => Row($"{ReportWords.Of(w.Line)}: {ServiceTitle(w.Service, texts)}", w.Offers) with
            {
                Last = w.Days ?? "–",
            })]));

    private static ReportSection Pages(WeeklyReport report) => new(
        "pages", "Rückmeldungen",
        "„Konnten Sie hier finden oder tun, was Sie wollten?“ Was dazu geschrieben wurde, zeigt GET /api/office/feedback.", null,
        new(["Seite", "ja", "nein"], [.. report.Pages.Select(p => Row(p.Page, p.Yes, p.No))]));

    private static ReportSection Overdue(WeeklyReport report) => new("overdue", "Antworten, die jemand neu prüfen sollte", null, null, new(
        ["Frage", "zuletzt geprüft"], [.. report.Overdue.Select(f => new ReportRow(f.Question, []) { Last = Day(f.ReviewedOn) })]));

    private static ReportSection Stale(WeeklyReport report) => new(
        "stale", "Veraltete Übersetzungen", "Hier wird Deutsch gezeigt.", null, new(
            ["Frage", "Sprachen"], [.. report.Stale.Select(f => new ReportRow(f.Question, []) { Last = Languages(f) })]));

    private static string Languages(FaqState faq) =>
        string.Join(", ", faq.Translations.Where(WeeklyReport.IsStale).Select(t => t.Language));

    private static string FormTitle(string form, PageTexts texts) => texts.Optional($"{form}.title")?.Value ?? form;

    private static string ServiceTitle(string service, PageTexts texts) =>
        texts.Optional($"appointments.{service}.title")?.Value ?? service;

    private static ReportRow Row(string label, params long[] numbers) => new(label, [.. numbers.Select(n => n.ToString("N0", Culture))]);

    private static string Day(DateOnly day) => day.ToString("d", Culture);

    private static string Weekday(DateOnly day) => day.ToString("ddd dd.MM.", Culture);
}

/// <param name="Id">Of its heading.</param>
internal sealed record ReportSection(string Id, string Heading, string? Note, Markup? Chart, ReportTable Table);

internal sealed record ReportTable(IReadOnlyList<string> Heads, IReadOnlyList<ReportRow> Rows);

/// <param name="Label">Head of the row.</param>
internal sealed record ReportRow(string Label, IReadOnlyList<string> Numbers)
{
    public string? More { get; init; }

    public string? Last { get; init; }
}
