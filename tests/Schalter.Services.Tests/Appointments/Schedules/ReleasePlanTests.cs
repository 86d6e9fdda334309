using System.Security.Cryptography;
using System.Text;
using CsCheck;
using NodaTime;
using Schalter.Services.Appointments.Schedules;

namespace Schalter.Services.Tests.Appointments.Schedules;

public sealed class ReleasePlanTests
{
    private static readonly LocalDate Tuesday = new(2026, 11, 24);

    [Fact]
    public void EveryPlaceOfTheDay_IsReleasedOnce_InItsTranche()
    {
        var plans =
            from counters in Gen.Int[1, 9]
            from slot in Gen.Int[5, 60]
            from first in Gen.Int[1, 99]
            from jitter in Gen.Int[0, 120]
            from seed in Gen.String
            select (counters, slot, first, jitter, seed);

        plans.Sample(
            p =>
            {
                var schedule = ASchedule.With($$"""
                    { "slotMinutes": {{p.slot}},
                      "hours": [{ "days": ["tuesday"], "from": "08:00", "until": "12:00", "counters": {{p.counters}} }],
                      "release": [{ "daysAhead": 14, "time": "07:00", "percent": {{p.first}}, "jitterMinutes": {{p.jitter}} },
                        { "daysAhead": 1, "time": "18:00", "percent": {{100 - p.first}}, "jitterMinutes": {{p.jitter}} }] }
                    """);
                var plan = ReleasePlan.Of(schedule, Tuesday, ASchedule.Berlin, Draw(p.seed));
                var early = plan.Count(r => r.ReleaseAt < Instant.FromUtc(2026, 11, 20, 0, 0));
                return plan.Count == 240 / p.slot * p.counters
                    && plan.Select(r => (r.Slot.Start, r.Counter)).Distinct().Count() == plan.Count
                    && Math.Abs(early - (plan.Count * p.first / 100.0)) <= 1
                    && plan.All(r => IsWithin(r.ReleaseAt, p.jitter));
            },
            iter: 200);
    }

    [Fact]
    public void SameSecret_GivesTheSamePlan_AndAnotherSecretAnother()
    {
        var schedule = ASchedule.With("""{ "release": [{ "daysAhead": 1, "time": "07:00", "percent": 50 }, { "daysAhead": 0, "time": "07:00", "percent": 50 }] }""");

        Assert.Equal(Plan("a"), Plan("a"));
        Assert.NotEqual(Plan("a"), Plan("b"));

        IReadOnlyList<PlannedPlace> Plan(string secret) => [.. ReleasePlan.Of(schedule, Tuesday, ASchedule.Berlin, Draw(secret)).OrderBy(p => p.Slot.Start).ThenBy(p => p.Counter)];
    }

    /// <summary>Office time: seven o'clock is 6 UTC in winter and 5 UTC in summer.</summary>
    [Theory]
    [InlineData(2026, 3, 30, "2026-03-29T05:00:00Z")]
    [InlineData(2026, 3, 29, "2026-03-28T06:00:00Z")]
    [InlineData(2026, 10, 26, "2026-10-25T06:00:00Z")]
    public void ReleaseTime_IsTheOfficesWallClock(int year, int month, int day, string moment)
    {
        var schedule = ASchedule.With("""{ "release": [{ "daysAhead": 1, "time": "07:00" }] }""");

        var plan = ReleasePlan.Of(schedule, new(year, month, day), ASchedule.Berlin, Draw(string.Empty));

        Assert.All(plan, p => Assert.Equal(moment, p.ReleaseAt.ToString()));
        Assert.NotEmpty(plan);
    }

    private static bool IsWithin(Instant moment, int jitterMinutes)
    {
        var (first, second) = (Instant.FromUtc(2026, 11, 10, 6, 0), Instant.FromUtc(2026, 11, 23, 17, 0));
        var window = Duration.FromMinutes(jitterMinutes);
        return (moment >= first && moment <= first + window) || (moment >= second && moment <= second + window);
    }

    private static Func<string, byte[]> Draw(string secret) => text => SHA256.HashData(Encoding.UTF8.GetBytes(secret + text));
}
