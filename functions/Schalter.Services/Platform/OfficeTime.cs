namespace Schalter.Services.Platform;

/// <summary>The office's clock: dates mean days in Germany, whatever zone the server runs in.</summary>
public static class OfficeTime
{
    /// <summary>The office's zone, for calendar arithmetic.</summary>
    public static NodaTime.DateTimeZone Zone { get; } = NodaTime.DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    /// <summary>The same moment as the clock on the office's wall shows it.</summary>
    public static DateTimeOffset At(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Berlin);

    public static DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(At(moment).DateTime);

    /// <summary>A day as <c>2026-11-24</c>.</summary>
    public static string Iso(NodaTime.LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);

    /// <summary>Whether the wall clock shows summer time at that moment.</summary>
    public static bool IsSummer(DateTimeOffset moment) => Berlin.IsDaylightSavingTime(moment);
}
