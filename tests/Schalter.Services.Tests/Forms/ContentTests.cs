using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Forms;

/// <summary>The office's real content: what is shipped must load and speak.</summary>
public sealed class ContentTests
{
    private static readonly Texts Texts = Texts.Load(ContentRoot);
    private static readonly FormCatalogue Catalogue = FormCatalogue.Load(ContentRoot, Texts);

    internal static string ContentRoot => Path.Combine(AppContext.BaseDirectory, "content");

    internal static FormDefinition Form(string id) => Catalogue.Find(id) ?? throw new ArgumentException($"There is no form {id}.", nameof(id));

    internal static IReadOnlyList<FormDefinition> AllForms => Catalogue.All;

    internal static Texts AllTexts => Texts;

    [Fact]
    public void EightProcedures_Contact_AndEmergency_Load() => Assert.Equal(
        [
            "ancillary-provisions", "contact", "emergency", "eu-citizens", "family-reunification", "residence-education",
            "residence-employment", "settlement-permit", "skilled-worker-fast-track", "temporary-protection-ukraine",
        ],
        Catalogue.All.Select(f => f.Id));

    [Theory]
    [InlineData("en"), InlineData("fr"), InlineData("tr"), InlineData("uk"), InlineData("ar")]
    public void EveryGermanText_HasAFreshTranslation(string language) =>
        Assert.Empty(Texts.Gaps.Where(g => g.Language == language).Select(g => g.Key));

    [Fact]
    public void NoTranslation_ClaimsToBeReviewed_ByMistake()
    {
        Assert.True(Texts.IsReviewed("de"));
        Assert.False(Texts.IsReviewed("en"));
    }

    /// <summary>0 takes the form of 100 in Arabic, decimals take that of many: those two may be left out.</summary>
    [Theory]
    [InlineData("uk", "one few many"), InlineData("ar", "one two few many"), InlineData("en", "one"), InlineData("fr", "one")]
    public void NumberInAText_HasAllFormsOfTheLanguage(string language, string categories)
    {
        var counted = Texts.Keys.Select(k => Texts.Get(language, k)).Where(t => t.Contains(", plural,", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(counted);
        Assert.All(counted, text => Assert.All(categories.Split(' '), c => Assert.Contains($" {c} {{", text, StringComparison.Ordinal)));
    }

    /// <summary>Isolates are put in when texts are read; a stretched Arabic word is not found by who searches for it.</summary>
    [Fact]
    public void TextFiles_HoldNoDirectionMarksAndNoTatweel() =>
        Assert.All(Directory.EnumerateFiles(Path.Combine(ContentRoot, "texts"), "*.json", SearchOption.AllDirectories), file =>
            Assert.DoesNotMatch("[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069\u0640]", File.ReadAllText(file)));

    /// <summary>domain.md, E0: photo, religion, health and signature are never asked for.</summary>
    [Theory]
    [InlineData("photo"), InlineData("religion"), InlineData("signature"), InlineData("illness")]
    public void NoDocument_AsksForWhatMustNeverBeAsked(string word) =>
        Assert.DoesNotContain(Catalogue.All.SelectMany(f => f.Documents), d => d.Id.Contains(word, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void UnusedTexts_AreNotKept()
    {
        var used = Catalogue.All.SelectMany(f => Keys(f)).ToHashSet();
        var areas = Catalogue.All.Select(f => $"{f.Id}.").Append("blocks.triage.").ToList();
        Assert.Empty(Texts.Keys.Where(k => areas.Any(a => k.StartsWith(a, StringComparison.Ordinal)) && !used.Contains(k)).Order());
    }

    private static IEnumerable<string> Keys(FormDefinition form) =>
    [
        $"{form.Id}.title", $"{form.Id}.intro",
        .. form.Sections.SelectMany(s => (string[])[$"{s.TextKey}.title", $"{s.TextKey}.hint"]),
        .. form.Triage.SelectMany(Keys),
        .. form.Sections.SelectMany(s => Flat(s.Fields)).SelectMany(Keys),
        .. form.Documents.SelectMany(d => (string[])[$"{d.TextKey}.label", $"{d.TextKey}.hint"]),
    ];

    /// <summary>For which a field has words of its own.</summary>
    private static readonly string[] Errors = ["format", "date-too-early", "date-too-late"];

    private static IEnumerable<string> Keys(FormField field) =>
        [$"{field.TextKey}.label", $"{field.TextKey}.hint", .. Errors.Select(e => $"{field.TextKey}.{e}"), .. field.Choices.Select(c => $"{field.TextKey}.choice.{c}")];

    private static IEnumerable<string> Keys(TriageQuestion question) =>
    [
        $"{question.TextKey}.label", $"{question.TextKey}.hint", .. question.Choices.Select(c => $"{question.TextKey}.choice.{c.Value}"),
        .. question.Choices.Select(c => c.Stop).OfType<TriageStop>().SelectMany(s => (string?[])[s.TextKey, s.PageTextKey]).OfType<string>(),
    ];

    private static IEnumerable<FormField> Flat(IEnumerable<FormField> fields) => fields.SelectMany(f => Flat(f.Fields).Prepend(f));
}
