using System.Net;
using Schalter.Services.Forms;
using Schalter.Services.Pages;

namespace Schalter.Services.Tests.Pages;

public sealed class PageContentTests
{
    private static readonly string[] Codes =
    [
        "form-unknown", "answers-invalid", "body-malformed", "body-too-large", "too-many-files", "too-many-fields", "file-too-large", "file-empty",
        "upload-unknown", "upload-expired", "upload-header-invalid", "upload-too-large", "upload-offset-wrong", "upload-busy", "upload-overrun",
        "upload-too-many-parts", "tus-version-unsupported",
        "media-type-unsupported", "encoding-not-utf8", "json-too-deep", "idempotency-key-invalid", "idempotency-key-reused",
        "submission-unknown", "submission-closed", "withdraw-impossible", "storage-unavailable", "route-unknown", "unexpected",
        "office-not-configured", "issuer-unavailable", "token-missing", "token-invalid", "token-expired", "role-missing", "request-invalid",
        "case-unknown", "case-purged", "document-unknown", "transition-not-allowed", "too-many-requests", "queue-unknown",
        "schedule-invalid", "version-missing", "version-outdated", "too-early",
    ];

    public static TheoryData<string> Problems => [.. Codes];

    public static TheoryData<string> States =>
        ["received", "validated", "incomplete", "routed", "in-progress", "decided", "rejected", "withdrawn", "purged"];

    [Theory]
    [MemberData(nameof(Problems))]
    public void Problem_HasTextsOfItsOwnInEveryLanguage(string code)
    {
        Assert.True(PageSamples.Texts.Has($"problems.{code}.title"), code);
        foreach (var language in PageSamples.Texts.Languages)
        {
            var text = ProblemTexts.For(PageSamples.Texts, language, code, new Dictionary<string, string> { ["max"] = "20 MB" });
            Assert.All([text.Title, text.Detail, text.Next], part =>
            {
                Assert.Equal(language, part.Language);
                Assert.DoesNotContain('{', part.Value);
            });
        }
    }

    [Fact]
    public void ProblemWithoutTexts_ReadsAsUnexpected() =>
        Assert.Equal(ProblemTexts.For(PageSamples.Texts, "de", "unexpected").Title, ProblemTexts.For(PageSamples.Texts, "de", "no-such-code").Title);

    /// <summary>Below every date stands how to write one; the office's own hint need not say it again.</summary>
    [Fact]
    public void DateHint_IsSaidOnce()
    {
        var dates = PageSamples.Forms.All.SelectMany(f => f.Sections.SelectMany(s => Flat(s.Fields))).Where(f => f.Type is FieldType.Date or FieldType.PartialDate).ToList();

        Assert.True(dates.Count > 20);
        Assert.All(dates.Where(f => PageSamples.Texts.Has($"{f.TextKey}.hint")), field =>
            Assert.DoesNotMatch(@"[0-9]\.[0-9]{4}", PageSamples.Texts.Get("de", $"{field.TextKey}.hint")));

        static IEnumerable<FormField> Flat(IEnumerable<FormField> fields) => fields.SelectMany(f => Flat(f.Fields).Prepend(f));
    }

    [Theory]
    [MemberData(nameof(States))]
    public void State_HasItsPageInEveryLanguage(string state)
    {
        foreach (var language in PageSamples.Texts.Languages)
        {
            var page = PageSamples.Renderer.Status(PageSamples.Status(language) with { Status = state, Timeline = [new(PageSamples.At, state)] });
            var html = WebUtility.HtmlDecode(page);
            Assert.Contains(PageSamples.Texts.Get(language, $"status.{state}.title"), html, StringComparison.Ordinal);
            Assert.Contains(PageSamples.Texts.Get(language, $"status.event.{state}"), html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("received", 0)]
    [InlineData("registered", 2)] // the code, giving up
    [InlineData("verified", 1)]
    [InlineData("checked", 1)]
    [InlineData("offered", 2)]
    [InlineData("confirmed", 2)] // the calendar
    [InlineData("attended", 0)]
    [InlineData("missed", 0)]
    [InlineData("declined", 0)]
    [InlineData("expired", 0)]
    [InlineData("rejected", 0)]
    public void StateOfARegistration_HasItsPageInEveryLanguage_WithWhatCanBeDone(string state, int actions)
    {
        foreach (var language in PageSamples.Texts.Languages)
        {
            var html = WebUtility.HtmlDecode(PageSamples.Renderer.Status(
                PageSamples.Status(language) with { MaySupply = false, MayWithdraw = false, Emergency = PageSamples.Emergency(state) }));
            Assert.Contains(PageSamples.Texts.Get(language, $"emergencies.{state}.title"), html, StringComparison.Ordinal);
            Assert.Contains(PageSamples.Texts.Get(language, $"emergencies.{state}.detail"), html, StringComparison.Ordinal);
            Assert.Equal(actions, html.Split("<form method=\"post\"").Length - 3); // one looks again, one asks how it was
        }
    }

    [Fact]
    public void Texts_OfPages_AreFreshInEveryLanguage()
    {
        string[] areas = ["pages.", "problems.", "status.", "documents.", "booking.", "emergencies."];

        Assert.DoesNotContain(PageSamples.Texts.Gaps, g => areas.Any(a => g.Key.StartsWith(a, StringComparison.Ordinal)));
    }
}
