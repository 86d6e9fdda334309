using NodaTime;
using NodaTime.Text;
using Schalter.Services.Appointments.Schedules;

namespace Schalter.Services.Tests.Appointments.Schedules;

public sealed class PublicHolidaysTests
{
    /// <summary>All of a year, and the rule's odd years: 1981 and 2049 are those where simpler rules are a week late.</summary>
    [Theory]
    [InlineData(1981, "1981-04-19")]
    [InlineData(2000, "2000-04-23")]
    [InlineData(2024, "2024-03-31")]
    [InlineData(2025, "2025-04-20")]
    [InlineData(2026, "2026-04-05")]
    [InlineData(2027, "2027-03-28")]
    [InlineData(2038, "2038-04-25")]
    [InlineData(2049, "2049-04-18")]
    [InlineData(2285, "2285-03-22")]
    public void Easter_IsWhereTheChurchesHaveIt(int year, string sunday) =>
        Assert.Equal(LocalDatePattern.Iso.Parse(sunday).Value, PublicHolidays.EasterSunday(year));

    [Fact]
    public void YearInBadenWuerttemberg_HasItsTwelveHolidays()
    {
        var days = Enumerable.Range(0, 365).Select(new LocalDate(2026, 1, 1).PlusDays).Where(PublicHolidays.IsHoliday);

        Assert.Equal(
            ["01-01", "01-06", "04-03", "04-06", "05-01", "05-14", "05-25", "06-04", "10-03", "11-01", "12-25", "12-26"],
            days.Select(LocalDatePattern.CreateWithInvariantCulture("MM-dd").Format));
    }
}
