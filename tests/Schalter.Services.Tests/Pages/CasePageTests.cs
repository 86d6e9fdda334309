using System.Net;

namespace Schalter.Services.Tests.Pages;

public sealed class CasePageTests
{
    [Theory]
    [InlineData("de", "Sonntag, 22. November 2026, 23:30:05 Uhr (MEZ)", "2026-11-22T22:30:05Z", "2026-11-22T23:30:05+01:00")]
    [InlineData("en", "Sunday, 22 November 2026, 23:30:05 (CET)", "2026-11-22T22:30:05Z", "2026-11-22T23:30:05+01:00")]
    [InlineData("uk", "неділя, 22 листопада 2026 р., 23:30:05 (CET)", "2026-11-22T22:30:05Z", "2026-11-22T23:30:05+01:00")]
    [InlineData("ar", "الأحد، 22 نوفمبر 2026، الساعة 23:30:05 (توقيت وسط أوروبا)", "2026-11-22T22:30:05Z", "2026-11-22T23:30:05+01:00")]
    [InlineData("de", "Donnerstag, 1. Januar 2026, 00:00:00 Uhr (MEZ)", "2025-12-31T23:00:00Z", "2026-01-01T00:00:00+01:00")]
    [InlineData("de", "Sonntag, 25. Oktober 2026, 02:30:00 Uhr (MESZ)", "2026-10-25T00:30:00Z", "2026-10-25T02:30:00+02:00")]
    [InlineData("de", "Sonntag, 25. Oktober 2026, 02:30:00 Uhr (MEZ)", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00+01:00")]
    public void TimeOfReceipt_IsTheOfficesClockToTheSecond(string language, string text, string utc, string machine)
    {
        var at = DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture);
        var html = PageSamples.Renderer.Receipt(new(PageSamples.Employment, language, "/api", "R", "K", at, []));

        // which of the unbreakable spaces a date has changes with the edition of CLDR
        Assert.Contains(text, WebUtility.HtmlDecode(html).Replace('\u202F', ' ').Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains($"datetime=\"{WebUtility.HtmlEncode(machine).Replace("+", "&#x2B;", StringComparison.Ordinal)}\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("residence-employment", true)]
    [InlineData("contact", false)]
    public void LegalNote_StandsOnApplicationsOnly(string form, bool expected)
    {
        var html = PageSamples.Renderer.Receipt(new(PageSamples.Forms.Find(form)!, "de", "/api", "R", "K", PageSamples.At, []));

        Assert.Equal(expected, html.Contains("§ 81 Absatz 4", StringComparison.Ordinal));
    }

    [Fact]
    public void NoPage_PromisesAFiktionsbescheinigung() =>
        Assert.All(PageSamples.All("de").Where(p => !p.Key.StartsWith("form", StringComparison.Ordinal)).Select(p => p.Value), html =>
            Assert.DoesNotContain("Fiktion", html, StringComparison.OrdinalIgnoreCase));

    /// <summary>Chromium fills in again what was typed, whether the form's page may be kept or not (tried with http and https).</summary>
    [Theory]
    [InlineData(413, true)]
    [InlineData(500, true)]
    [InlineData(503, true)]
    [InlineData(404, false)]
    [InlineData(429, false)]
    public void Problem_LeadsBackToWhatWasTyped_WhereAFormMayHaveBeenRefusedUnread(int status, bool expected)
    {
        var html = PageSamples.Renderer.Problem(new("en", "/api", status, "unexpected", []));

        Assert.Equal(expected, html.Contains("Go back one step in your browser", StringComparison.Ordinal));
    }

    [Fact]
    public void Receipt_TellsTheKeyOnceAndWhatIsMissing()
    {
        var html = PageSamples.All("de")["receipt"];

        Assert.Equal(2, html.Split(PageSamples.Key).Length - 1);
        Assert.Contains($"<dd class=\"code fits\" dir=\"ltr\">{PageSamples.Key}</dd>", html, StringComparison.Ordinal);
        Assert.Contains($"<input type=\"hidden\" name=\"accessKey\" value=\"{PageSamples.Key}\">", html, StringComparison.Ordinal);
        Assert.Contains("<li>Pass oder Ausweis</li>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Status_LeadsToItsPostTwins()
    {
        var forms = Html.Tags(PageSamples.All("de")["status"], "form");

        Assert.All(forms, f => Assert.Equal("post", Html.Attribute(f, "method")));
        Assert.Equal(
            ["/api/status?lang=de", "/api/submissions/K7MX-4R2P-9/documents?lang=de", "/api/submissions/K7MX-4R2P-9/withdraw?lang=de", "/api/feedback?lang=de"],
            forms.Select(f => Html.Attribute(f, "action")));
    }

    [Theory]
    [InlineData("de", "Wir warten auf die Antwort einer anderen Stelle.", "Die Ausländerbehörde bittet um diese Unterlage.")]
    [InlineData("en", "We are waiting for an answer from another authority.", "The immigration office asks for this document.")]
    public void Status_TellsWhatTheOfficeSaid_AndMarksItsLanguage(string language, string note, string request)
    {
        var html = WebUtility.HtmlDecode(PageSamples.Renderer.Status(PageSamples.Status(language)));

        Assert.Equal(2, html.Split(note).Length - 1);
        Assert.Equal(1, html.Split(request).Length - 1);
        Assert.Contains("Alle Seiten", html, StringComparison.Ordinal);
        Assert.Equal(language == "en", html.Contains("<span lang=\"de\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Status_SaysPerDocumentWhatIsWrong()
    {
        var html = WebUtility.HtmlDecode(PageSamples.All("de")["status"]);

        Assert.Contains("Die Datei ist mit einem Kennwort geschützt.", html, StringComparison.Ordinal);
        Assert.Contains("Nicht auf Schadsoftware geprüft", html, StringComparison.Ordinal);
        Assert.True(html.IndexOf("Eingang festgehalten", StringComparison.Ordinal) < html.IndexOf("Unterlagen nachgereicht", StringComparison.Ordinal));
        Assert.True(
            html.IndexOf("name=\"documents.identityDocument\"", StringComparison.Ordinal) < html.IndexOf("<details", StringComparison.Ordinal),
            "what is needed must not be folded away");
    }

    [Theory]
    [InlineData("accepted", "Dazu haben wir schon eine Datei von Ihnen.")]
    [InlineData("checking", "Dazu haben wir schon eine Datei von Ihnen.")]
    [InlineData("refused", "Bitte ersetzen.")]
    [InlineData(null, "Wird benötigt.")]
    public void DocumentThatCame_IsNotAskedForAnyMore(string? verdict, string said)
    {
        var page = PageSamples.Status("de") with
        {
            MissingSlots = [],
            Documents = verdict is null ? [] : [new(1, "identityDocument", "pass.pdf", 20, verdict, verdict == "refused" ? "encrypted" : null, "clamd")],
        };
        var html = WebUtility.HtmlDecode(PageSamples.Renderer.Status(page));
        var field = html[html.IndexOf("for=\"f-documents.identityDocument\"", StringComparison.Ordinal)..html.IndexOf("id=\"f-documents.identityDocument\"", StringComparison.Ordinal)];

        Assert.Contains(said, field, StringComparison.Ordinal);
        Assert.Equal(verdict is null, field.Contains("Wird benötigt.", StringComparison.Ordinal));
    }

    [Fact]
    public void CaseClosed_OffersNeitherDocumentsNorWithdrawal()
    {
        var html = PageSamples.Renderer.Status(PageSamples.Status("de") with { Status = "decided", MaySupply = false, MayWithdraw = false });

        Assert.DoesNotContain("type=\"file\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("/withdraw", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0 Byte")]
    [InlineData(1023, "1023 Byte")]
    [InlineData(1024, "1 KB")]
    [InlineData(1025, "2 KB")]
    [InlineData(1024 * 1024, "1 MB")]
    [InlineData(1_258_291, "1,2 MB")]
    public void Size_IsInUnitsPeopleKnow(long bytes, string expected)
    {
        var html = PageSamples.Renderer.Supplemented(new(PageSamples.Employment, "de", "/api", "R", "K", PageSamples.At, [new("other", "a.pdf", bytes)], []));

        Assert.Contains($"({expected})", html, StringComparison.Ordinal);
    }
}
