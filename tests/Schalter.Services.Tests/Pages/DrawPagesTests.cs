using NodaTime;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Draws;
using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Forms;
using Schalter.Services.Pages.Draws;
using Schalter.Services.Tests.Appointments.Schedules;

namespace Schalter.Services.Tests.Pages;

public sealed class DrawPagesTests
{
    private const string Hash = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
    private static readonly Schedule Schedule = ASchedule.Changed("declaration-of-commitment", "{}");
    private static readonly DrawRenderer Renderer = new(PageSamples.Texts);

    private static readonly DrawState Drawn = new(Schedule.Id, Schedule.Draws[0], DrawStage.Drawn, 1, "nonce", Hash, PageSamples.At, 3)
    {
        ListHash = "list" + Hash,
        Entries = 20,
        Places = 9,
        Seed = "seed" + Hash,
    };

    public static TheoryData<string> Languages => [.. PageSamples.Texts.Languages];

    /// <summary>A text that is missing would throw.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryPhase_SaysWhatCanBeCheckedByThen(string language)
    {
        foreach (var phase in Enum.GetValues<DrawPhase>())
        {
            var state = phase switch
            {
                DrawPhase.Planned => null,
                DrawPhase.Closed => Drawn with { Seed = null },
                DrawPhase.Drawn => Drawn,
                _ => Drawn with { Seed = null, ListHash = null },
            };
            var page = Draw(language, phase, state);

            Assert.Equal(
                (phase != DrawPhase.Planned, phase is DrawPhase.Closed or DrawPhase.Drawn, phase == DrawPhase.Drawn, phase == DrawPhase.Open),
                (page.Contains($">{Hash}", StringComparison.Ordinal), page.Contains("list" + Hash, StringComparison.Ordinal), page.Contains("seed" + Hash, StringComparison.Ordinal),
                    page.Contains("name=\"days\"", StringComparison.Ordinal)));
            Assert.DoesNotContain("nonce", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void FormSentBack_KeepsWhatWasTyped_AndNamesTheMistake()
    {
        var typed = new Answers(
        [
            new("person.familyName", [PageSamples.Hostile]), new("days", ["2027-03-04", "2027-03-03"]),
        ]);
        var page = Renderer.Draw(new("de", "/api", View(DrawPhase.Open, Drawn), typed, [new("days", "choice-unknown"), new("email", "required")]));

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
            var page = Renderer.Entry(new(language, "/api", new(Entry(status), Drawn, 17), PageSamples.Key));

            Assert.Equal(status is DrawEntryStatus.Offered, page.Contains("/accept?lang=", StringComparison.Ordinal));
            Assert.Equal(status is DrawEntryStatus.Entered or DrawEntryStatus.NotDrawn or DrawEntryStatus.Offered, page.Contains($"value=\"{PageSamples.Key}\"", StringComparison.Ordinal));
            Assert.DoesNotContain($"={PageSamples.Key}", page, StringComparison.Ordinal);
        }

        Assert.Contains(PageSamples.Key, Renderer.Entered(new(language, "/api", new(Entry(DrawEntryStatus.Entered), Drawn, PageSamples.Key))), StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", Renderer.Login(new(language, "/api", PageSamples.Hostile, Failed: true)), StringComparison.Ordinal);
    }

    private static string Draw(string language, DrawPhase phase, DrawState? state) =>
        Renderer.Draw(new(language, "/api", View(phase, state), Answers.None, []));

    private static DrawView View(DrawPhase phase, DrawState? state) => new(Schedule, Drawn.Rules, phase, state, DrawForm.DaysOf(Schedule, Drawn.Rules));

    private static DrawEntry Entry(DrawEntryStatus status)
    {
        var place = new PlaceKey(new(Schedule.Id, new LocalDate(2027, 3, 2)), Instant.FromUtc(2027, 3, 2, 7, 30), "eberhardstrasse", 1);
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        return new("F3KM-7QXD-RT9W", Schedule.Id, Drawn.Rules.Id, status, answers, ["2027-03-02"], "de", PageSamples.At, 1)
        {
            Offer = status is DrawEntryStatus.Entered or DrawEntryStatus.NotDrawn ? null : new Offer(place.Path, PageSamples.At),
        };
    }
}
