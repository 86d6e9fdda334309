using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Schalter.Services.Events;
using Schalter.Services.Feedback;
using Schalter.Services.Feedback.Counting;
using Schalter.Services.Forms;
using Schalter.Services.Tests.Pages;

namespace Schalter.Services.Tests.Feedback.Counting;

/// <summary>What counts as what: pure rules.</summary>
public sealed class CountingRulesTests
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 23, 11, 0, 0, TimeSpan.Zero));
    private readonly Tally tally;
    private readonly FormFunnel funnel;
    private readonly FormDefinition form = PageSamples.Forms.Find("contact")!;

    public CountingRulesTests()
    {
        tally = new(clock);
        funnel = new(tally, clock);
    }

    [Theory]
    [InlineData(0, "0-5")]
    [InlineData(5, "0-5")]
    [InlineData(5.5, "6-10")]
    [InlineData(60, "41-60")]
    [InlineData(61, "61+")]
    public void Minutes_AreCountedInRanges(double minutes, string range) => Assert.Equal(range, Spans.Minutes(TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData("0-5", 0)]
    [InlineData("6-10", 6)]
    [InlineData("61+", 61)]
    [InlineData("", 0)]
    public void Range_SortsByItsBeginning(string range, int from) => Assert.Equal(from, Spans.From(range));

    [Theory]
    [InlineData("schalter.appointment.slots-released.v1", "servicepoint", """{ "places": 12 }""", "appointment-slots-released servicepoint  12")]
    [InlineData("schalter.appointment.missed.v1", "servicepoint", "{}", "appointment-missed servicepoint  1")]
    [InlineData("schalter.appointment.booked.v1", "servicepoint", """{ "start": "2026-12-01T08:00:00Z" }""", "appointment-booked servicepoint  1|days-ahead servicepoint 8-14 1")]
    [InlineData("schalter.draw.closed.v1", "servicepoint", """{ "entries": 40, "places": 12 }""", "draw-closed servicepoint  1")]
    [InlineData("schalter.emergency.registered.v1", null, "{}", "emergency-registered all  1")]
    public void Event_AddsToItsDay(string type, string? service, string data, string counts)
    {
        Dictionary<string, string> attributes = service is null ? [] : new() { ["service"] = service };
        var row = new EventRow(1, type, clock.GetUtcNow(), JsonNode.Parse(data)!.AsObject(), attributes);

        Assert.Equal(counts.Split('|'), EventCounts.Of(row).Select(c => $"{c.Name} {c.Subject} {c.Detail} {c.N}"));
    }

    [Fact]
    public void Person_WhoOpensErrsAndSends_CountsOnce_WithTheMinutesSinceOpening()
    {
        var carried = funnel.Opened("contact");
        clock.Advance(TimeSpan.FromMinutes(3));
        carried = funnel.SentBack(form, Typed(carried), [new("person.familyName", "required"), new("person.familyName", "too-long"), new("made.up", "unknown")]);
        clock.Advance(TimeSpan.FromMinutes(4));
        funnel.Accepted(form, Typed(carried));

        Assert.Equal(
            ["form-completed  1", "form-error other 1", "form-error person.familyName 1", "form-minutes 6-10 1", "form-refused  1", "form-started  1"], Counts());
    }

    /// <summary>Its page carries nothing: it is heard of when it is first sent, and its minutes are not known.</summary>
    [Fact]
    public void FormOfTheStaticWebsite_StartsWhenItIsFirstSent()
    {
        var carried = funnel.SentBack(form, Answers.None, [new("person.familyName", "required")]);
        funnel.Accepted(form, Typed(carried));

        Assert.Equal(["form-completed  1", "form-error person.familyName 1", "form-refused  1", "form-started  1"], Counts());
    }

    [Theory]
    [InlineData("99999999999")]
    [InlineData("-1")]
    [InlineData("yesterday")]
    [InlineData("1")]
    public void ForgedMoment_IsNoTime(string carried)
    {
        funnel.Accepted(form, Typed(carried));

        Assert.DoesNotContain(Counts(), c => c.StartsWith("form-minutes", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Bitte rufen Sie 0711 216-0 an", "Bitte rufen Sie […] an")]
    [InlineData("ich@example.org antwortet nicht", "[…] antwortet nicht")]
    [InlineData("Fall 4F4K-TRTX-CKGC hängt", "Fall […] hängt")]
    [InlineData("DE89 3704 0044 0532 0130 00 ist falsch", "[…] ist falsch")]
    [InlineData("siehe https://example.org/x?name=y", "siehe […]")]
    [InlineData("Seit 2024 kostet es 100 Euro, § 81 Abs. 4", "Seit 2024 kostet es 100 Euro, § 81 Abs. 4")]
    [InlineData("Pass C01X00T47", "Pass […]")]
    [InlineData("Паспорт AB1234567 загубив", "Паспорт […] загубив")]
    public void Text_LosesWhatPointsToAPerson(string text, string kept) => Assert.Equal(kept, Redaction.Of(text));

    [Theory]
    [InlineData("2026-W48", true)]
    [InlineData("2026-W53", true)]
    [InlineData("2027-W53", false)]
    [InlineData("2026-W00", false)]
    [InlineData("2026-48", false)]
    [InlineData("0001-W01", false)]
    public void Week_IsReadStrictly(string text, bool isWeek) => Assert.Equal(isWeek ? text : null, Week.Parse(text)?.ToString());

    [Fact]
    public void Week_BeginsOnMonday_AlsoAcrossTheYear()
    {
        var week = Week.Of(new(2027, 1, 3));

        Assert.Equal(("2026-W53", new DateOnly(2026, 12, 28), new DateOnly(2027, 1, 3), "2026-W52"), (week.ToString(), week.First, week.Last, week.Before.ToString()));
    }

    private IEnumerable<string> Counts() => tally.Unkept().Select(c => $"{c.What.Name} {c.What.Detail} {c.Count}").Order(StringComparer.Ordinal);

    private static Answers Typed(string carried) => new([KeyValuePair.Create<string, IReadOnlyList<string>>(FormFunnel.ShownAtField, [carried])]);
}
