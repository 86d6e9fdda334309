using NodaTime;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Pages.Site;
using Schalter.Services.Platform;

namespace Schalter.Services.Pages.Draws;

/// <summary>Leads to the draws of a service, wherever somebody looks for a time.</summary>
internal static class DrawLinks
{
    /// <param name="today">Draws whose days are over are left out.</param>
    public static IReadOnlyList<SiteLink> Of(Schedule schedule, string apiBase, DateOnly today, PageTexts texts) =>
    [
        .. schedule.Draws.Where(d => d.PlacesUntil >= today).Select(d => new SiteLink(
            $"{apiBase}/appointments/{schedule.Id}/draws/{d.Id}?lang={texts.Language}",
            texts.Find("draws.list.label", ("from", Day(d.PlacesFrom, texts)), ("until", Day(d.PlacesUntil, texts))),
            texts.Find("draws.list.detail", ("opens", Moment(d.EntriesFrom, texts)), ("closes", Moment(d.EntriesUntil, texts))))),
    ];

    private static string Day(DateOnly day, PageTexts texts) => DrawPageView.DayText(texts, LocalDate.FromDateOnly(day));

    private static string Moment(DateTimeOffset moment, PageTexts texts) =>
        texts.Get("booking.visit.moment", ("date", OfficeTime.At(moment).ToString("D", texts.Culture)), ("time", OfficeTime.At(moment).ToString("HH:mm", null)));
}
