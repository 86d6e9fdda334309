using System.Globalization;
using Schalter.Services.Platform;

namespace Schalter.Services.Pages;

/// <summary>Times and sizes as people read them.</summary>
internal static class PageNumbers
{
    private const long Kilobyte = 1024;

    /// <summary>A time in Europe/Berlin to the second, with weekday and zone: deadlines are judged by the office's clock.</summary>
    public static TimeView Time(PageTexts texts, DateTimeOffset at)
    {
        var local = OfficeTime.At(at);
        var text = texts.Get(
            "pages.time",
            ("date", local.ToString("D", texts.Culture)),
            ("time", local.ToString("HH:mm:ss", CultureInfo.InvariantCulture)),
            ("zone", texts.Get(OfficeTime.IsSummer(at) ? "pages.zone.CEST" : "pages.zone.CET")));
        return new(text, local.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
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
