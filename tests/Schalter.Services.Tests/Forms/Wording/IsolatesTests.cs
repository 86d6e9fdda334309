using Schalter.Services.Faqs;
using Schalter.Services.Forms.Wording;

namespace Schalter.Services.Tests.Forms.Wording;

/// <summary>The invisible characters are written as <c>[</c> (LRI), <c>&lt;</c> (FSI) and <c>]</c> (PDI).</summary>
public sealed class IsolatesTests
{
    [Theory]
    [InlineData("البطاقة الزرقاء (§ 18g AufenthG)", "البطاقة الزرقاء ([§ 18g AufenthG])")]
    [InlineData("مثلًا § 16b Abs. 1.", "مثلًا [§ 16b Abs. 1].")]
    [InlineData("مثلًا 0711 1234567 أو +49 711 1234567.", "مثلًا [0711 1234567] أو [+49 711 1234567].")]
    [InlineData("مثلًا name@example.com.", "مثلًا [name@example.com].")]
    [InlineData("رقم KldB 2010 أو ISCO-08", "رقم [KldB 2010] أو [ISCO-08]")]
    [InlineData("الحد الأقصى {max, plural, one {ملف} other {# PDF}} بصيغة PDF", "الحد الأقصى {max, plural, one {ملف} other {# PDF}} بصيغة [PDF]")]
    [InlineData("مثلًا 31.03.1985 أو 24 ساعة", "مثلًا 31.03.1985 أو 24 ساعة")]
    public void LatinFragment_IsIsolatedWithoutTheSignsAroundIt(string text, string isolated) =>
        Assert.Equal(isolated, Visible(Isolates.WithinText(text, "ar")));

    /// <summary>What the office writes as Markdown: with signs in it an address leads nowhere.</summary>
    [Fact]
    public void AddressInMarkdown_IsLeftAlone()
    {
        const string Text = "[الهيئة](mailto:stelle@amt.example) أو [هنا](/ar/forms/contact/) أو <https://amt.example/x>";
        Assert.Equal(Text, Isolates.WithinText(Text, "ar"));
        Assert.Contains("href=\"mailto:stelle@amt.example\"", FaqMarkdown.Html(Text), StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", FaqMarkdown.Html("<javascript:alert(1)>"), StringComparison.Ordinal);
    }

    [Fact]
    public void TextFromLeftToRight_IsLeftAlone() => Assert.Equal("Дозвіл (§ 18g AufenthG)", Isolates.WithinText("Дозвіл (§ 18g AufenthG)", "uk"));

    [Theory]
    [InlineData("ar", "Pass (1).pdf", "<Pass (1).pdf]")]
    [InlineData("ar", "جواز", "جواز")]
    [InlineData("ar", "31.12.2026", "31.12.2026")]
    [InlineData("de", "جواز (1).pdf", "<جواز (1).pdf]")]
    [InlineData("de", "Pass (1).pdf", "Pass (1).pdf")]
    [InlineData("uk", "Pass.pdf", "Pass.pdf")]
    public void Value_IsIsolatedWhereItRunsTheOtherWay(string language, string value, string isolated) =>
        Assert.Equal(isolated, Visible(Isolates.Around(value, language)));

    private static string Visible(string text) =>
        text.Replace(Isolates.LeftToRight, '[').Replace(Isolates.FirstStrong, '<').Replace(Isolates.End, ']');
}
