using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Forms;

/// <summary>The office's real content: what is shipped must load and speak.</summary>
public sealed class ContentTests
{
    private static readonly Texts Texts = Texts.Load(ContentRoot);
    private static readonly FormCatalogue Catalogue = FormCatalogue.Load(ContentRoot, Texts);

    internal static string ContentRoot => Path.Combine(AppContext.BaseDirectory, "content");

    internal static FormDefinition Form(string id) => Catalogue.Find(id) ?? throw new ArgumentException($"There is no form {id}.", nameof(id));

    internal static Texts AllTexts => Texts;

    [Fact]
    public void BothForms_Load() => Assert.Equal(["contact", "residence-employment"], Catalogue.All.Select(f => f.Id));

    [Fact]
    public void EveryGermanText_HasAFreshEnglishOne() => Assert.DoesNotContain(Texts.Gaps, g => g.Language == "en");

    [Fact]
    public void NoTranslation_ClaimsToBeReviewed_ByMistake()
    {
        Assert.True(Texts.IsReviewed("de"));
        Assert.False(Texts.IsReviewed("en"));
    }

    [Fact]
    public void Translations_KeepThePlaceholdersOfTheGermanText()
    {
        foreach (var (key, language) in Texts.Keys.SelectMany(k => Texts.Languages.Select(l => (k, l))))
        {
            Assert.Equal((key, Placeholders(Texts.Get("de", key))), (key, Placeholders(Texts.Get(language, key))));
        }
    }

    /// <summary>domain.md, E0: photo, religion, health and signature are never asked for.</summary>
    [Theory]
    [InlineData("photo"), InlineData("religion"), InlineData("signature"), InlineData("illness")]
    public void NoDocument_AsksForWhatMustNeverBeAsked(string word) =>
        Assert.DoesNotContain(Catalogue.All.SelectMany(f => f.Documents), d => d.Id.Contains(word, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void UnusedTexts_AreNotKept()
    {
        var used = Catalogue.All.SelectMany(f => Keys(f)).ToHashSet();
        string[] areas = ["residence-employment.", "contact."];
        Assert.DoesNotContain(Texts.Keys, k => areas.Any(a => k.StartsWith(a, StringComparison.Ordinal)) && !used.Contains(k));
    }

    private static string Placeholders(string text) =>
        string.Join(' ', System.Text.RegularExpressions.Regex.Matches(text, "{[a-z]+}").Select(m => m.Value).Order());

    private static IEnumerable<string> Keys(FormDefinition form) =>
    [
        $"{form.Id}.title", $"{form.Id}.intro",
        .. form.Sections.Select(s => $"{s.TextKey}.title"),
        .. form.Sections.SelectMany(s => Flat(s.Fields)).SelectMany(Keys),
        .. form.Documents.SelectMany(d => (string[])[$"{d.TextKey}.label", $"{d.TextKey}.hint"]),
    ];

    private static IEnumerable<string> Keys(FormField field) =>
        [$"{field.TextKey}.label", $"{field.TextKey}.hint", $"{field.TextKey}.format", .. field.Choices.Select(c => $"{field.TextKey}.choice.{c}")];

    private static IEnumerable<FormField> Flat(IEnumerable<FormField> fields) => fields.SelectMany(f => Flat(f.Fields).Prepend(f));
}
