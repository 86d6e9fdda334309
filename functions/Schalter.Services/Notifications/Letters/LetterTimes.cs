using System.Globalization;
using Schalter.Services.Pages;
using Schalter.Services.Platform;

namespace Schalter.Services.Notifications.Letters;

/// <summary>Days and times of appointments as the office's wall clock shows them, in the person's language.</summary>
internal static class LetterTimes
{
    /// <exception cref="FormatException">It is no ISO 8601 instant: a defect of whoever wrote the mail's values.</exception>
    public static DateTimeOffset Read(string instant) =>
        DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>With its weekday: people know their weeks better than dates.</summary>
    public static string Day(DateTimeOffset at, PageTexts texts)
    {
        var local = OfficeTime.At(at);
        var (day, weekday) = (local.ToString("D", texts.Culture), local.ToString("dddd", texts.Culture));
        return day.Contains(weekday, StringComparison.CurrentCultureIgnoreCase) ? day : $"{weekday}, {day}";
    }

    public static string Span(DateTimeOffset start, DateTimeOffset end, PageTexts texts) =>
        texts.Get("mails.time-span", ("start", Clock(start)), ("end", Clock(end)));

    public static string Moment(DateTimeOffset at, PageTexts texts) => texts.Get("mails.moment", ("day", Day(at, texts)), ("time", Clock(at)));

    private static string Clock(DateTimeOffset at) => OfficeTime.At(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}
