using Schalter.Services.Feedback;
using Schalter.Services.Feedback.Counting;
using Schalter.Services.Feedback.Reporting;
using Schalter.Services.Tests.Pages;

namespace Schalter.Services.Tests.Feedback.Reporting;

/// <summary>What becomes of a week's counts: pure.</summary>
public sealed class WeeklyReportTests
{
    private static readonly Week Week = new(2026, 48);

    [Fact]
    public void Form_HasWhoGaveUp_AndTheMiddleOfItsMinutes()
    {
        var form = Assert.Single(Report(
            ("form-started", "contact", "", 10), ("form-completed", "contact", "", 6), ("form-refused", "contact", "", 3),
            ("form-minutes", "contact", "6-10", 2), ("form-minutes", "contact", "0-5", 1), ("form-minutes", "contact", "11-20", 3)).Forms);

        Assert.Equal(new FormFigures("contact", 10, 6, 3, 4, "6-10"), form);
    }

    /// <summary>Begun last week, sent in this one.</summary>
    [Fact]
    public void MoreSentThanBegun_IsNobodyWhoGaveUp() =>
        Assert.Equal(0, Assert.Single(Report(("form-started", "contact", "", 1), ("form-completed", "contact", "", 2)).Forms).Abandoned);

    [Fact]
    public void Service_ThatNobodyCouldBook_IsShown()
    {
        var service = Assert.Single(Report(("hold-in-vain", "servicepoint", "", 9)).Services);

        Assert.Equal(new ServiceFigures("servicepoint", 0, 0, 9, 0, 0, 0, null, null), service);
    }

    [Fact]
    public void Lines_HaveTheMiddleOfTheDaysWaited_AndThePageSaysIt()
    {
        var report = Report(
            ("emergency-waited", "emergency", "0-2", 1), ("emergency-waited", "emergency", "3-7", 4), ("waitlist-waited", "servicepoint", "8-14", 2));

        Assert.Equal(
            [new WaitingFigures("emergency-waited", "emergency", 5, "3-7"), new WaitingFigures("waitlist-waited", "servicepoint", 2, "8-14")], report.Waiting);
        Assert.Contains("Notfälle: Notfalltermin", PageSamples.Renderer.Report(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_StandBesideThoseOfTheWeekBefore()
    {
        var report = WeeklyReport.Of(
            Week, Counts(("submission-received", "contact", "", 3), ("submission-received", "emergency", "", 2)), Counts(("submission-received", "contact", "", 4)), [], PageSamples.At);

        Assert.Equal((5, 4), report.Overview.Where(f => f.Name == "submission-received").Select(f => (f.Now, f.Before)).Single());
        Assert.Equal([5, 0, 0, 0, 0, 0, 0], report.Days.Select(d => d.Submissions));
    }

    /// <summary>Words of the content, as hostile as nobody could bring them in: still text.</summary>
    [Fact]
    public void Page_EncodesAndSaysEachNumberInATable()
    {
        var page = PageSamples.Renderer.Report(Report(("form-started", "<script>", "", 12_345), ("form-error", "contact", "a&b", 2)));

        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Contains("12.345", page, StringComparison.Ordinal);
        Assert.Contains("role=\"img\"", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">&lt;script&gt;</th>", page, StringComparison.Ordinal);
    }

    private static WeeklyReport Report(params (string, string, string, long)[] counts) => WeeklyReport.Of(Week, Counts(counts), Counts(), [], PageSamples.At);

    private static WeekCounts Counts(params (string Name, string Subject, string Detail, long Count)[] counts) =>
        new([.. counts.Select(c => (new Counted(Week.First, c.Name, c.Subject, c.Detail), c.Count))]);
}
