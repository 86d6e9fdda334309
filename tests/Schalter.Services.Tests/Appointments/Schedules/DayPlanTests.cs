using NodaTime;
using NodaTime.Text;
using Schalter.Services.Appointments.Schedules;

namespace Schalter.Services.Tests.Appointments.Schedules;

public sealed class DayPlanTests
{
    private static readonly LocalDate Tuesday = new(2026, 11, 24);

    /// <summary>What the office writes, the day, and the starts people can choose.</summary>
    public static TheoryData<string, string, string> Days => new()
    {
        { "{}", "2026-11-24", "08:00x2 08:30x2 09:00x2 09:30x2" },
        { """{ "hours": [{ "days": ["tuesday"], "from": "08:00", "until": "09:20", "counters": 1 }] }""", "2026-11-24", "08:00 08:30" },
        { """{ "hours": [{ "days": ["tuesday"], "from": "08:00", "until": "09:20", "counters": 1 }] }""", "2026-11-25", "" },
        {
            """{ "hours": [{ "days": ["tuesday"], "from": "08:00", "until": "10:00", "counters": 1, "breaks": [{ "from": "08:45", "until": "09:00" }] }] }""",
            "2026-11-24", "08:00 09:00 09:30"
        },
        { """{ "closures": [{ "from": "2026-11-23", "until": "2026-11-24" }] }""", "2026-11-24", "" },
        { """{ "closures": [{ "from": "2026-11-23", "until": "2026-11-24" }] }""", "2026-11-25", "08:00x2 08:30x2 09:00x2 09:30x2" },
        { """{ "extra": [{ "date": "2026-11-24", "from": "17:00", "until": "18:00", "counters": 1 }] }""", "2026-11-24", "08:00x2 08:30x2 09:00x2 09:30x2 17:00 17:30" },
        { """{ "extra": [{ "date": "2026-12-25", "from": "17:00", "until": "17:30", "counters": 1 }] }""", "2026-12-25", "17:00" },
        { "{}", "2026-12-25", "" },
        { "{}", "2026-06-04", "" },
        {
            """{ "seasons": [{ "from": "2026-11-24", "until": "2026-11-24", "hours": [{ "days": ["tuesday"], "from": "06:00", "until": "06:30", "counters": 1 }] }] }""",
            "2026-11-24", "06:00"
        },
        {
            """{ "seasons": [{ "from": "2026-11-24", "until": "2026-11-24", "hours": [] }] }""", "2026-11-25", "08:00x2 08:30x2 09:00x2 09:30x2"
        },
        { """{ "capacity": [{ "from": "2026-11-24", "until": "2026-11-24", "counters": 1 }] }""", "2026-11-24", "08:00 08:30 09:00 09:30" },
        {
            """{ "capacity": [{ "from": "2026-11-24", "until": "2026-11-24", "fromTime": "08:30", "untilTime": "09:30", "counters": 0 }] }""",
            "2026-11-24", "08:00x2 09:30x2"
        },
        {
            """{ "capacity": [{ "from": "2026-11-01", "until": "2026-11-30", "counters": 1 }, { "from": "2026-11-24", "until": "2026-11-24", "counters": 5 }] }""",
            "2026-11-24", "08:00x5 08:30x5 09:00x5 09:30x5"
        },
    };

    [Theory]
    [MemberData(nameof(Days))]
    public void Day_HasTheTimesTheOfficeWrote(string schedule, string day, string times) => Assert.Equal(
        times.Split(' ', StringSplitOptions.RemoveEmptyEntries), ASchedule.Times(ASchedule.With(schedule), LocalDatePattern.Iso.Parse(day).Value));

    /// <summary>An office that never sleeps, in the two nights that have 23 and 25 hours.</summary>
    [Theory]
    [InlineData("2026-03-28", 24, "02:00 03:00")]
    [InlineData("2026-03-29", 23, "01:00 03:00")]
    [InlineData("2026-10-25", 25, "02:00 02:00 03:00")]
    public void NightOfTheClockChange_HasEveryElapsedHourOnce(string day, int hours, string around)
    {
        const string AllNight = """
            { "slotMinutes": 60, "hours": [{ "days": ["saturday", "sunday"], "from": "00:00", "until": "23:59", "counters": 1 }] }
            """;
        var slots = DayPlan.Of(ASchedule.With(AllNight), LocalDatePattern.Iso.Parse(day).Value, ASchedule.Berlin);

        Assert.Equal(hours - 1, slots.Count);
        Assert.All(slots.Zip(slots.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
        Assert.Contains(around, string.Join(' ', slots.Select(s => s.Start.InZone(ASchedule.Berlin).ToString("HH:mm", null))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-29", "02:15", "02:45", 0)]
    [InlineData("2026-03-29", "01:30", "03:30", 2)]
    [InlineData("2026-10-25", "02:00", "03:00", 4)]
    [InlineData("2026-10-25", "01:00", "02:30", 5)]
    public void HoursAcrossTheClockChange_AreCountedByElapsedTime(string day, string from, string until, int slots)
    {
        var schedule = ASchedule.With($$"""{ "slotMinutes": 30, "hours": [{ "days": ["sunday"], "from": "{{from}}", "until": "{{until}}", "counters": 1 }] }""");

        Assert.Equal(slots, DayPlan.Of(schedule, LocalDatePattern.Iso.Parse(day).Value, ASchedule.Berlin).Count);
    }

    [Fact]
    public void ClosedLocation_LeavesTheOtherOpen()
    {
        var schedule = ASchedule.With("""
            { "locations": ["main", "branch"],
              "hours": [{ "days": ["tuesday"], "from": "08:00", "until": "09:00", "location": "main", "counters": 1 },
                { "days": ["tuesday"], "from": "08:00", "until": "09:00", "location": "branch", "counters": 1 }],
              "closures": [{ "from": "2026-11-24", "until": "2026-11-24", "location": "main" }] }
            """);

        Assert.Equal(["branch", "branch"], DayPlan.Of(schedule, Tuesday, ASchedule.Berlin).Select(s => s.Location));
        Assert.Equal(["branch", "main", "branch", "main"], DayPlan.Of(schedule, Tuesday.PlusDays(7), ASchedule.Berlin).Select(s => s.Location));
    }
}
