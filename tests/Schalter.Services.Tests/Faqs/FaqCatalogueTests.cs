using System.Text;
using Microsoft.Extensions.Time.Testing;
using Schalter.Services.Content;
using Schalter.Services.Faqs;
using Schalter.Services.Forms;
using Schalter.Services.Tests.Content;

namespace Schalter.Services.Tests.Faqs;

/// <summary>Reading the files of questions and answers as strictly as forms are read.</summary>
public sealed class FaqCatalogueTests
{
    private const string Path = "faqs/de/fees.md";
    private static readonly ContentFiles Packaged = ContentFiles.Read(OfficeContent.Root);
    private static readonly Texts Words = Texts.Load(Packaged);

    [Fact]
    public void PackagedFiles_HaveNoMistakeAndNoGap()
    {
        var catalogue = FaqCatalogue.Load(Packaged, Words, proved: null);

        Assert.Empty(catalogue.Gaps);
        Assert.True(catalogue.All.Count >= 40);
        Assert.All(catalogue.All, f => Assert.Equal(Words.Languages.Count, f.Texts.Count));
    }

    [Theory]
    [InlineData("topics:", "subject:", "line 3", "unknown 'subject'")]
    [InlineData("audience: [", "audience: [martians, ", "line 2", "unknown 'martians'")]
    [InlineData("topics: [", "topics: [weather, ", "line 3", "unknown 'weather'")]
    [InlineData("validFrom: 2026-01-01", "validFrom: 1.1.2026", "line", "must be a date")]
    [InlineData("validFrom: 2026-01-01", "validFrom: 2026-01-01\nvalidUntil: 2025-12-31", "line", "before validFrom")]
    [InlineData("# Was", "Was", "line", "must be the question")]
    public void Mistake_IsNamedWithFileAndLine(string from, string to, string place, string reason)
    {
        var text = File.ReadAllText(System.IO.Path.Combine(OfficeContent.Root, Path));
        Assert.Contains(from, text, StringComparison.Ordinal);
        var mistake = Assert.Throws<ContentException>(() => Load(Path, text.Replace(from, to, StringComparison.Ordinal)));

        Assert.Equal(Path, mistake.File);
        Assert.StartsWith(place, mistake.Path, StringComparison.Ordinal);
        Assert.Contains(reason, mistake.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](//elsewhere.example)")]
    [InlineData("![x](https://elsewhere.example/a.png)")]
    public void UnsafeMarkdown_IsRefused_AndHarmlessWhereItIsShownAllTheSame(string markdown)
    {
        var text = File.ReadAllText(System.IO.Path.Combine(OfficeContent.Root, Path));
        var html = FaqMarkdown.Html(markdown);

        Assert.Throws<ContentException>(() => Load(Path, $"{text}\n{markdown}\n"));
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"//", html, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherGermanText_MakesTranslationsStale()
    {
        var text = File.ReadAllText(System.IO.Path.Combine(OfficeContent.Root, Path));
        var catalogue = Load(Path, text + "\nNeu.\n");

        Assert.Equal(Words.Languages.Count - 1, catalogue.Gaps.Count(g => g is { Key: "faqs.fees", IsStale: true }));
        Assert.Equal("de", catalogue.Find("fees")!.In("en").Language);
    }

    [Theory]
    [InlineData("2025-12-31", false)]
    [InlineData("2026-01-01", true)]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-01-01", false)]
    public void Entry_IsShownFromItsFirstToItsLastDay(string day, bool shown)
    {
        var text = File.ReadAllText(System.IO.Path.Combine(OfficeContent.Root, Path))
            .Replace("validFrom: 2026-01-01", "validFrom: 2026-01-01\nvalidUntil: 2026-12-31", StringComparison.Ordinal);
        var clock = new FakeTimeProvider(DateTimeOffset.Parse($"{day}T11:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        var find = new FindFaqs(Load(Path, text), clock);

        Assert.Equal(shown, find.Find("fees").Value is not null);
        Assert.Equal(shown, find.Handle(new("de", "gebühren", null, null)).Any(f => f.Id == "fees"));
    }

    [Theory]
    [InlineData(179, false)]
    [InlineData(180, false)]
    [InlineData(181, true)]
    public void Review_IsOverdueAfter180Days(int days, bool overdue)
    {
        var faq = FaqCatalogue.Load(Packaged, Words, proved: Packaged).Find("fees")!;

        Assert.Equal(overdue, faq.IsOverdue(faq.ReviewedOn.AddDays(days)));
    }

    [Fact]
    public void YearlyValue_IsShownWithItsMark() =>
        Assert.Equal("<p>Es kostet <span class=\"yearly\">100 Euro*</span>.</p>\n", FaqMarkdown.Html("Es kostet {{check: 100 Euro}}."));

    private static FaqCatalogue Load(string path, string text) =>
        FaqCatalogue.Load(Packaged.With([new(path, Encoding.UTF8.GetBytes(text))]), Words, proved: Packaged);
}
