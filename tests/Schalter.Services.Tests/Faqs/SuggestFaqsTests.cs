using Microsoft.Extensions.Time.Testing;
using Schalter.Services.Content;
using Schalter.Services.Faqs;
using Schalter.Services.Forms;
using Schalter.Services.Pages;
using Schalter.Services.Tests.Pages;

namespace Schalter.Services.Tests.Faqs;

/// <summary>Answers inside a form, before it is sent.</summary>
public sealed class SuggestFaqsTests
{
    private static readonly ContentFiles Content = ContentFiles.Read(Path.Combine(AppContext.BaseDirectory, "content"));
    private static readonly FormDefinition Contact = PageSamples.Forms.Find("contact")!;

    private readonly SuggestFaqs suggest = new(
        FaqCatalogue.Load(Content, PageSamples.Texts, Content), new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 11, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void NothingTyped_ShowsThoseThatLeadToTheForm()
    {
        var shown = suggest.For(Contact, Answers.None, "de");

        Assert.Equal(6, shown.Count);
        Assert.All(shown, f => Assert.Contains("contact", f.Procedures));
    }

    [Theory]
    [InlineData("Ich habe meine Plastikkarte verloren, was nun?", "de", "lost-card")]
    [InlineData("I lost my passport on the train yesterday", "en", "lost-passport")]
    [InlineData("وصلتني رسالة الرقم السري للبطاقة", "ar", "card-pin-letter")]
    public void OwnWords_DecideWhatIsShown(string message, string language, string first)
    {
        var typed = new Answers([KeyValuePair.Create<string, IReadOnlyList<string>>("enquiry.message", [message])]);

        Assert.Contains(first, suggest.For(Contact, typed, language).Take(3).Select(f => f.Id));
    }

    /// <summary>Only the beginning is looked at, and half a character is no reason to fail.</summary>
    [Theory]
    [InlineData(199, "😀😀")] // across the end of what is looked at
    [InlineData(0, "#")]
    [InlineData(0, "verloren # Karte \ufffe")]
    public void CharactersCutInTwo_AreNoTrouble(int before, string typed)
    {
        var words = new string('a', before) + typed.Replace('#', '\ud800'); // an attribute cannot hold half a character
        var find = new FindFaqs(FaqCatalogue.Load(Content, PageSamples.Texts, Content), TimeProvider.System);

        Assert.Null(Record.Exception(() => suggest.For(Contact, words, "de")));
        Assert.Null(Record.Exception(() => find.Handle(new("de", words, null, null))));
    }

    [Fact]
    public void FormWithoutAnswersOfItsOwn_ShowsNone() =>
        Assert.Empty(suggest.For(Contact with { Id = "no-such-form" }, "Karte", "de"));

    [Fact]
    public void Page_ShowsQuestionAndAnswerInPlace_InItsLanguage()
    {
        var page = PageSamples.Renderer.Form(new FormPage(Contact, "fr", "/api", Answers.None, [], []) { Suggestions = suggest.For(Contact, Answers.None, "fr") });

        Assert.Contains("data-suggestions=\"/api/faqs/suggestions?lang=fr\" data-form=\"contact\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/api/faqs/application-status?lang=fr\" target=\"_blank\" rel=\"noopener\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-suggestions", PageSamples.Renderer.Form(PageSamples.Form("fr")), StringComparison.Ordinal);
    }
}
