using Schalter.Services.Forms;

namespace Schalter.Services.Pages;

/// <summary>A registration for the emergency queue, ready for the template.</summary>
/// <param name="Questions">Where the rules of the queue and the other ways are explained; null while nobody needs them.</param>
internal sealed record EmergencyPartView(
    LocalizedText State, LocalizedText Detail, LocalizedText? Reason, LocalizedText? Ahead, TimeView? Next, TimeView? Start, string? Place,
    TimeView? Until,
    CaseAccess? Booking, bool MayVerify, bool MayConfirm, bool MayDecline, string VerifyAction, string ConfirmAction, string DeclineAction,
    string CalendarAction, string? Questions)
{
    /// <summary>What was typed as the code, if it was wrong.</summary>
    public string? WrongCode { get; init; }

    public static EmergencyPartView Of(EmergencyPart part, StatusPage page, PageTexts texts)
    {
        var address = $"{page.ApiBase}/emergencies/{Uri.EscapeDataString(page.Reference)}";
        var search = Uri.EscapeDataString(texts.Get("emergencies.questions-search"));
        return new(
            texts.Find($"emergencies.{part.Status}.title"), texts.Find($"emergencies.{part.Status}.detail"),
            part.Reason is { } reason ? texts.Find($"emergencies.reason.{reason}") : null,
            part.Ahead is { } ahead ? texts.Find($"emergencies.ahead.{ahead.TrimEnd('+')}") : null,
            Time(part.NextAllotment, texts), Time(part.Start, texts), part.Place, Time(part.Until, texts), part.Booking,
            MayVerify: part.Status == "registered", MayConfirm: part.Status == "offered",
            MayDecline: part.IsLive && part.Status != "received",
            Twin("verify"), Twin("confirm"), Twin("decline"),
            part.Booking is { } booking ? $"{page.ApiBase}/bookings/{booking.Reference}/calendar?lang={texts.Language}" : string.Empty,
            part.Status is "expired" or "rejected" ? $"{page.ApiBase}/faqs?lang={texts.Language}&q={search}" : null)
        { WrongCode = part.WrongCode };

        string Twin(string verb) => $"{address}/{verb}?lang={texts.Language}";
    }

    private static TimeView? Time(DateTimeOffset? at, PageTexts texts) => at is { } moment ? PageNumbers.Time(texts, moment) : null;
}
