using Schalter.Services.Pages;

namespace Schalter.Services.Tests.Pages;

public sealed class IsolateMarkupTests
{
    [Theory]
    [InlineData("plain &amp; simple", "plain &amp; simple")]
    [InlineData("a \u2066b \u2068c\u2069\u2069 d", "a <bdi dir=\"ltr\">b <bdi>c</bdi></bdi> d")]
    [InlineData("\u2069a \u2068b", "a <bdi>b</bdi>")]
    public void Isolates_BecomeElementsThatAreClosed(string text, string html) => Assert.Equal(html, IsolateMarkup.Of(text));

    [Fact]
    public void ArabicPage_IsolatesLatinFragments()
    {
        var html = PageSamples.All("ar")["form"];

        Assert.Contains("(<bdi dir=\"ltr\">§ 18a AufenthG</bdi>)", html, StringComparison.Ordinal);
        Assert.DoesNotContain('\u2066', PageSamples.All("ar")["receipt"]);
    }
}
