using Schalter.Services.Content;
using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Forms;

public sealed class TextsTests : IDisposable
{
    private readonly AContentFolder content = new();

    public TextsTests()
    {
        content.Write("texts/de/hello.json", """{"one": "Hallo {name}", "two": "Zwei", "three": "Drei"}""");
        content.Write("texts/fr/hello.json", """{"$reviewed": true, "one": {"text": "Bonjour {name}", "of": "c865bfac"}, "two": {"text": "Deux", "of": "00000000"}}""");
    }

    public void Dispose() => content.Dispose();

    [Theory]
    [InlineData("fr", "hello.two", "Zwei", "de")]
    [InlineData("fr", "hello.three", "Drei", "de")]
    [InlineData("de", "hello.two", "Zwei", "de")]
    [InlineData("xx", "hello.two", "Zwei", "de")]
    public void StaleOrMissingTranslation_FallsBackToGerman(string language, string key, string text, string really) =>
        Assert.Equal(new LocalizedText(text, really), content.LoadTexts().Find(language, key));

    [Fact]
    public void FreshTranslation_IsUsed_AndItsPlaceholdersFilledOnce() =>
        Assert.Equal(new LocalizedText("Bonjour {two}", "fr"), content.LoadTexts().Find("fr", "hello.one", ("name", "{two}"), ("two", "2")));

    [Fact]
    public void Gaps_AreListed()
    {
        var gaps = content.LoadTexts().Gaps.Where(g => g.Key.StartsWith("hello.", StringComparison.Ordinal));
        Assert.Equal([("fr", "hello.two", true), ("fr", "hello.three", false)], gaps.Select(g => (g.Language, g.Key, g.IsStale)));
    }

    [Fact]
    public void KeyWithoutGermanText_IsADefect() => Assert.Throws<KeyNotFoundException>(() => content.LoadTexts().Get("fr", "hello.four"));

    [Theory]
    [InlineData("Bonjour {nom}", "placeholders")]
    [InlineData("Bonjour", "placeholders")]
    [InlineData("Bonjour {name", "not closed")]
    [InlineData("Bonjour {name, plural, one {#}}", "write the forms of name like this")]
    public void TranslationThatCannotBeFilled_IsAMistake(string text, string reason)
    {
        content.Write("texts/fr/hello.json", $$"""{"one": {"of": "c865bfac", "text": "{{text}}" } }""");
        var mistake = Assert.Throws<ContentException>(content.LoadTexts);
        Assert.Equal("$.one.text", mistake.Path);
        Assert.Contains(reason, mistake.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void TranslationOfNothing_IsAMistake()
    {
        content.Write("texts/fr/more.json", """{"five": {"text": "Cinq", "of": "00000000"}}""");
        Assert.Equal("$.five", Assert.Throws<ContentException>(content.LoadTexts).Path);
    }
}
