using System.Text;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Content;
using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Appointments.Schedules;

public sealed class ScheduleReaderTests
{
    /// <summary>A mistake, where it is, and a word of the reason.</summary>
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { """{ "slotMinutes": 0 }""", "$.slotMinutes", "1 to 1440" },
        { """{ "hours": [{ "days": ["monday"], "from": "08:00", "until": "08:20", "counters": 1 }] }""", "$.hours[0]", "no appointment fits" },
        { """{ "hours": [{ "days": ["monday"], "from": "10:00", "until": "08:00", "counters": 1 }] }""", "$.hours[0].until", "later" },
        { """{ "hours": [{ "days": ["monday"], "from": "25:00", "until": "26:00", "counters": 1 }] }""", "$.hours[0].from", "time such as" },
        { """{ "hours": [{ "days": ["someday"], "from": "08:00", "until": "09:00", "counters": 1 }] }""", "$.hours[0].days[0]", "unknown value" },
        { """{ "hours": [{ "days": ["none"], "from": "08:00", "until": "09:00", "counters": 1 }] }""", "$.hours[0].days[0]", "known: monday, tuesday" },
        {
            """{ "hours": [{ "days": ["monday", "friday"], "from": "08:00", "until": "10:00", "counters": 1 }, { "days": ["friday"], "from": "09:30", "until": "11:00", "counters": 1 }] }""",
            "$.hours[1]", "overlap"
        },
        {
            """{ "hours": [{ "days": ["monday"], "from": "08:00", "until": "10:00", "counters": 1, "breaks": [{ "from": "09:00", "until": "10:30" }] }] }""",
            "$.hours[0].breaks[0]", "not within"
        },
        { """{ "hours": [{ "days": ["monday"], "from": "08:00", "until": "10:00", "counters": 1, "location": "moon" }] }""", "$.hours[0].location", "known: main" },
        { """{ "hours": [{ "days": ["monday"], "from": "08:00", "until": "10:00", "counters": 0 }] }""", "$.hours[0].counters", "1 to 99" },
        { """{ "hours": [{ "days": [], "from": "08:00", "until": "10:00", "counters": 1 }] }""", "$.hours[0].days", "day of the week" },
        {
            """{ "hours": [{ "days": ["monday"], "from": "08:00", "until": "10:00", "counters": 1, "breaks": [{ "from": "08:30", "until": "09:00" }, { "from": "08:45", "until": "09:15" }] }] }""",
            "$.hours[0].breaks[1]", "overlaps another"
        },
        { """{ "closures": [{ "from": "2026-12-24", "until": "2126-12-24" }] }""", "$.closures[0].until", "is the year right" },
        { """{ "locations": ["main", "branch"] }""", "$.hours[0]", "say which" },
        { """{ "closures": [{ "from": "2027-02-31", "until": "2027-03-01" }] }""", "$.closures[0].from", "calendar" },
        { """{ "closures": [{ "from": "2027-03-02", "until": "2027-03-01" }] }""", "$.closures[0].until", "before" },
        {
            """{ "seasons": [{ "from": "2027-01-01", "until": "2027-02-01", "hours": [] }, { "from": "2027-02-01", "until": "2027-03-01", "hours": [] }] }""",
            "$.seasons[1]", "overlaps"
        },
        {
            """{ "closures": [{ "from": "2027-01-02", "until": "2027-01-02" }], "extra": [{ "date": "2027-01-02", "from": "08:00", "until": "09:00", "counters": 1 }] }""",
            "$.extra[0]", "closed"
        },
        { """{ "release": [{ "daysAhead": 7, "time": "07:00", "percent": 60 }, { "daysAhead": 1, "time": "07:00", "percent": 30 }] }""", "$.release", "100" },
        { """{ "release": [] }""", "$.release", "100" },
        { """{ "group": "a/b" }""", "$.group", "small letters" },
        { """{ "opening": [] }""", "$.opening", "unknown property" },
        { Draw("2027-01-25T08:00", "2027-01-25T08:00", "2027-02-02T12:00", "2027-03-01", "2027-03-31"), "$.draws[0].entriesUntil", "later" },
        { Draw("2027-01-25T08:00", "2027-02-01T18:00", "2027-02-01T18:10", "2027-03-01", "2027-03-31"), "$.draws[0].drawAt", "15 minutes" },
        { Draw("2027-01-25T08:00", "2027-02-01T18:00", "2027-02-02T12:00", "2027-02-02", "2027-03-31"), "$.draws[0].placesFrom", "after that of drawAt" },
        { Draw("2027-01-25T08:00", "2027-02-01T18:00", "2027-02-02T12:00", "2027-03-01", "2027-06-01"), "$.draws[0].placesUntil", "0 to 91 days" },
        { Draw("2027-01-25", "2027-02-01T18:00", "2027-02-02T12:00", "2027-03-01", "2027-03-31"), "$.draws[0].entriesFrom", "day and time such as" },
        { """{ "asks": { "passport": true } }""", "$.asks.passport", "unknown property" },
        { """{ "mode": "raffle" }""", "$.mode", "known: calendar, urgency" },
        { """{ "mode": "urgency" }""", "$", "form is missing" },
        { """{ "form": "contact" }""", "$.form", "no form leads" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistake_IsRefused_AndItsPlaceNamed(string schedule, string path, string reason)
    {
        var refused = Assert.Throws<ContentException>(() => ASchedule.With(schedule));

        Assert.Equal(("schedules/test.json", path), (refused.File, refused.Path));
        Assert.Contains(reason, refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void TheOfficesOwnSchedules_AreRead_WithTheirTexts()
    {
        var content = ContentFiles.Read(Path.Combine(AppContext.BaseDirectory, "content"));

        var schedules = ScheduleCatalogue.Load(content, Texts.Load(content));

        Assert.Equal(["card-pickup", "declaration-of-commitment", "emergency", "servicepoint"], schedules.All.Select(s => s.Id));
        Assert.True(schedules.Find("card-pickup")!.Terms.CaseReference);
    }

    /// <summary>Of two services of a group one asks for a document: the same person would be two.</summary>
    [Fact]
    public void ServicesOfAGroup_MustKnowPeopleAlike()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "content");
        var declaration = File.ReadAllText(Path.Combine(path, "schedules", "declaration-of-commitment.json"));
        var content = ContentFiles.Read(path).With(
            [new("schedules/declaration-of-commitment.json", Encoding.UTF8.GetBytes(declaration.Replace("\"declaration\"", "\"counter\"", StringComparison.Ordinal)))]);

        var refused = Assert.Throws<ContentException>(() => ScheduleCatalogue.Load(content, Texts.Load(content)));

        Assert.Equal(("schedules/servicepoint.json", "$.group"), (refused.File, refused.Path));
        Assert.Contains("declaration-of-commitment", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void PlacesThatAreAllotted_AreHidden_AndNotExchanged()
    {
        var allotted = ASchedule.With("""{ "mode": "urgency", "form": "contact", "mostMoves": 3 }""");
        var schedules = new ScheduleCatalogue([allotted]);

        Assert.Equal(("contact", 0), (allotted.Form, allotted.Terms.MostMoves));
        Assert.NotNull(schedules.Find("test"));
        Assert.Null(schedules.FindBookable("test"));
        Assert.Empty(schedules.Bookable);
    }

    [Fact]
    public void ServiceWithoutTexts_IsRefused() => Assert.Contains(
        "appointments.test.title",
        Assert.Throws<ContentException>(() => ASchedule.With(hasTexts: false)).Reason, StringComparison.Ordinal);

    [Fact]
    public void DrawsOfTheSameDays_AreRefused() => Assert.Contains(
        "another draw",
        Assert.Throws<ContentException>(() => ASchedule.With($$"""{ "draws": [{{ADraw("spring")}}, {{ADraw("summer")}}] }""")).Reason, StringComparison.Ordinal);

    private static string ADraw(string id) => $$"""
        { "id": "{{id}}", "entriesFrom": "2027-01-25T08:00", "entriesUntil": "2027-02-01T18:00", "drawAt": "2027-02-02T12:00",
          "placesFrom": "2027-03-01", "placesUntil": "2027-03-31" }
        """;

    private static string Draw(string from, string until, string drawAt, string first, string last) => $$"""
        { "draws": [{ "id": "spring", "entriesFrom": "{{from}}", "entriesUntil": "{{until}}", "drawAt": "{{drawAt}}", "placesFrom": "{{first}}", "placesUntil": "{{last}}" }] }
        """;
}
