using NodaTime;
using NodaTime.Text;

namespace Schalter.Services.Pages;

/// <summary>Times and sizes as people read them.</summary>
internal static class PageNumbers
{
    private const long Kilobyte = 1024;
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <summary>A time in Europe/Berlin to the second, with weekday and zone: deadlines are judged by the office's clock.</summary>
    public static TimeView Time(PageTexts texts, DateTimeOffset at)
    {
        var instant = Instant.FromDateTimeOffset(at);
        var local = instant.InZone(Berlin);
        var text = texts.Get(
            "pages.time",
            ("date", LocalDatePattern.Create("D", texts.Culture).Format(local.Date)),
            ("time", LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss").Format(local.TimeOfDay)),
            ("zone", texts.Get($"pages.zone.{Berlin.GetZoneInterval(instant).Name}")));
        return new(text, OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:sso<+HH:mm>").Format(local.ToOffsetDateTime()));
    }

    /// <summary>A size in the units that file managers show: 1 KB = 1024 bytes.</summary>
    public static string Size(PageTexts texts, long bytes)
    {
        var (unit, size) = bytes switch
        {
            < Kilobyte => ("bytes", bytes.ToString(texts.Culture)),
            < Kilobyte * Kilobyte => ("kilobytes", Math.Ceiling((decimal)bytes / Kilobyte).ToString("0", texts.Culture)),
            _ => ("megabytes", ((decimal)bytes / (Kilobyte * Kilobyte)).ToString("0.#", texts.Culture)),
        };
        return texts.Get($"pages.size.{unit}", ("size", size));
    }
}

/// <summary>A time for people and one for machines.</summary>
internal sealed record TimeView(string Text, string Machine);
