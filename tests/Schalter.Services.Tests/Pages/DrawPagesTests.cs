using Schalter.Services.Appointments.Draws;
using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Pages;

public sealed class DrawPagesTests
{
    public static TheoryData<string> Languages => [.. PageSamples.Texts.Languages];

    /// <summary>A text that is missing would throw.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryPhase_SaysWhatCanBeCheckedByThen(string language)
    {
        foreach (var phase in Enum.GetValues<DrawPhase>())
        {
            var page = DrawSamples.Draw(language, phase);

            Assert.Equal(
                (phase != DrawPhase.Planned, phase is DrawPhase.Closed or DrawPhase.Drawn, phase == DrawPhase.Drawn, phase == DrawPhase.Open),
                (Says($">{DrawSamples.Hash}"), Says("list" + DrawSamples.Hash), Says("seed" + DrawSamples.Hash), Says("name=\"days\"")));
            Assert.DoesNotContain("nonce", page, StringComparison.Ordinal);

            bool Says(string text) => page.Contains(text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void FormSentBack_KeepsWhatWasTyped_AndNamesTheMistake()
    {
        var typed = new Answers(
        [
            new("person.familyName", [PageSamples.Hostile]), new("days", ["2027-03-04", "2027-03-03"]),
        ]);
        var page = DrawSamples.Draw("de", DrawPhase.Open, typed, [new("days", "choice-unknown"), new("email", "required")]);

        Assert.Contains("value=\"2027-03-04\" checked", page, StringComparison.Ordinal);
        Assert.Equal("module", Html.Attribute(Assert.Single(Html.Tags(page, "script")), "type"));
        Assert.NotNull(Html.Attribute(Html.Tags(page, "form").Single(f => f.Contains("/entries?", StringComparison.Ordinal)), "data-words"));
        Assert.Subset(Html.Attributes(page, "id").ToHashSet(), Html.Attributes(page, "href").Where(h => h[0] == '#').Select(h => h[1..]).ToHashSet());
        Assert.Contains("„Welche Tage passen Ihnen?“", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Entry_IsSaidInEveryState_WithItsKeyOnlyInForms(string language)
    {
        foreach (var status in Enum.GetValues<DrawEntryStatus>())
        {
            var page = DrawSamples.Entry(language, status);

            Assert.Equal(status is DrawEntryStatus.Offered, page.Contains("/accept?lang=", StringComparison.Ordinal));
            Assert.Equal(status is DrawEntryStatus.Entered or DrawEntryStatus.NotDrawn or DrawEntryStatus.Offered, page.Contains($"value=\"{PageSamples.Key}\"", StringComparison.Ordinal));
            Assert.DoesNotContain($"={PageSamples.Key}", page, StringComparison.Ordinal);
        }

        Assert.Contains(PageSamples.Key, DrawSamples.Entered(language), StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", DrawSamples.All(language)["draw-login"], StringComparison.Ordinal);
    }
}
