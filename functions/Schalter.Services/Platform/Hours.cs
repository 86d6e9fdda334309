using System.Globalization;

namespace Schalter.Services.Platform;

/// <summary>Hours and minutes (UTC) as partition keys, which sort by time: what is over lies before what is not.</summary>
internal static class Hours
{
    public static string Of(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);

    /// <param name="minute">Minutes since 1970.</param>
    public static string Minute(long minute) =>
        DateTimeOffset.FromUnixTimeSeconds(minute * 60).UtcDateTime.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);
}
