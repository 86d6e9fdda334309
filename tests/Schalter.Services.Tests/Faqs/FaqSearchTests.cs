using System.Text.Json;
using Schalter.Services.Content;
using Schalter.Services.Faqs;
using Schalter.Services.Forms;
using Schalter.Services.Tests.Content;

namespace Schalter.Services.Tests.Faqs;

/// <summary>What people type finds the answer they look for: every query of the table, in all languages.</summary>
public sealed class FaqSearchTests
{
    private static readonly FaqCatalogue Catalogue = Load();

    [Fact]
    public void EveryQueryOfTheTable_FindsItsAnswerFirst()
    {
        using var stream = typeof(FaqSearchTests).Assembly.GetManifestResourceStream("queries.json")!;
        var queries = JsonSerializer.Deserialize<List<Query>>(stream, JsonSerializerOptions.Web)!;

        Assert.True(queries.Count >= 200);
        var wrong = queries.Select(q => (q, Found: Catalogue.Rank(q.Lang, q.Q).Take(3).Select(f => f.Id).ToList()))
            .Where(r => r.Found.FirstOrDefault() != r.q.First).Select(r => $"{r.q.Lang} '{r.q.Q}': {r.q.First} expected, {string.Join(", ", r.Found)} found").ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ?! ")]
    [InlineData("qqqqqqqq")]
    public void NothingLikeIt_FindsNothing(string typed) => Assert.Empty(Catalogue.Rank("de", typed));

    [Fact]
    public void GermanWordOnAPageInAnotherLanguage_FindsItsAnswer() =>
        Assert.Equal("settlement-permit", Catalogue.Rank("ar", "Niederlassungserlaubnis").First().Id);

    [Fact]
    public void AsLongAsItMayBe_IsAnswered() =>
        Assert.NotNull(Catalogue.Rank("uk", string.Concat(Enumerable.Repeat("аааааааааааааа ", 500))).ToList());

    private static FaqCatalogue Load()
    {
        var content = ContentFiles.Read(OfficeContent.Root);
        return FaqCatalogue.Load(content, Texts.Load(content), proved: content);
    }

    private sealed record Query(string Lang, string Q, string First);
}
