using NodaTime;

namespace Schalter.Services.Appointments.Schedules;

/// <summary>
/// Public holidays of Baden-Württemberg: § 1 of its act on Sundays and holidays (Feiertagsgesetz, FTG). Christmas Eve and New Year's
/// Eve are none: offices that close then write a closure.
/// </summary>
public static class PublicHolidays
{
    private static readonly (int Month, int Day)[] Fixed = [(1, 1), (1, 6), (5, 1), (10, 3), (11, 1), (12, 25), (12, 26)];

    /// <summary>Good Friday, Easter Monday, Ascension, Whit Monday, Corpus Christi: days from Easter Sunday.</summary>
    private static readonly int[] FromEaster = [-2, 1, 39, 50, 60];

    public static bool IsHoliday(LocalDate day) =>
        Fixed.Contains((day.Month, day.Day)) || FromEaster.Contains(Period.DaysBetween(EasterSunday(day.Year), day));

    /// <summary>Gregorian Easter Sunday by the rule of Meeus, Jones and Butcher.</summary>
    public static LocalDate EasterSunday(int year)
    {
        var (century, ofCentury) = Math.DivRem(year, 100);
        var lunar = ((19 * (year % 19)) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (ofCentury / 4)) - lunar - (ofCentury % 4)) % 7;
        var correction = ((year % 19) + (11 * lunar) + (22 * weekday)) / 451;
        var (month, day) = Math.DivRem(lunar + weekday - (7 * correction) + 114, 31);
        return new(year, month, day + 1);
    }
}
