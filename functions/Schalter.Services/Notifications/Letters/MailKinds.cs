using System.Collections.Frozen;

namespace Schalter.Services.Notifications.Letters;

/// <summary>What a mail is about; it decides which values its template sees.</summary>
public enum MailKind
{
    /// <summary>A submission: <c>reference</c>, <c>form</c>, <c>formVersion</c>, <c>receivedAt</c>, <c>documents</c>.</summary>
    Case,

    /// <summary>A booking or an offered time: <c>booking</c>, <c>service</c>, <c>start</c>, <c>end</c>, <c>location</c>, <c>until</c> and <c>code</c> (optional).</summary>
    Appointment,

    /// <summary>A registration for the emergency queue: <c>reference</c>, <c>code</c>, <c>until</c> and <c>reason</c> (optional).</summary>
    Emergency,

    /// <summary>An entry in a draw: <c>reference</c>, <c>service</c>.</summary>
    Draw,

    /// <summary>An address to be proved: <c>code</c>, <c>link</c>, <c>until</c> (all optional).</summary>
    Address,

    /// <summary>A report for the office: <c>week</c>, <c>overdue</c>, <c>stale</c>, <c>link</c>.</summary>
    Report,
}

/// <summary>Every mail there is, by the id of its template.</summary>
public static class MailKinds
{
    public static FrozenDictionary<string, MailKind> All { get; } = new Dictionary<string, MailKind>(StringComparer.Ordinal)
    {
        ["submission-received"] = MailKind.Case,
        ["documents-needed"] = MailKind.Case,
        ["documents-requested"] = MailKind.Case,
        ["submission-routed"] = MailKind.Case,
        ["submission-in-progress"] = MailKind.Case,
        ["submission-decided"] = MailKind.Case,
        ["submission-rejected"] = MailKind.Case,
        ["submission-withdrawn"] = MailKind.Case,
        ["appointment-booked"] = MailKind.Appointment,
        ["appointment-moved"] = MailKind.Appointment,
        ["appointment-cancelled"] = MailKind.Appointment,
        ["appointment-needs-moving"] = MailKind.Appointment,
        ["appointment-reminder"] = MailKind.Appointment,
        [ConfirmBooking] = MailKind.Appointment,
        [Offer] = MailKind.Appointment,
        ["emergency-verify"] = MailKind.Emergency,
        [EmergencyOffer] = MailKind.Appointment,
        ["emergency-requeued"] = MailKind.Emergency,
        ["emergency-expired"] = MailKind.Emergency,
        ["emergency-rejected"] = MailKind.Emergency,
        [DrawOffer] = MailKind.Appointment,
        ["draw-not-drawn"] = MailKind.Draw,
        ["verify-address"] = MailKind.Address,
        ["weekly-report"] = MailKind.Report,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The booking counts only once its link was used.</summary>
    internal const string ConfirmBooking = "confirm-booking";

    /// <summary>It is somebody's turn in the emergency queue; the page of the case answers.</summary>
    internal const string EmergencyOffer = "emergency-offer";

    /// <summary>Somebody was drawn and can have a time.</summary>
    internal const string DrawOffer = "draw-offer";

    /// <summary>Somebody on the waiting list can have a time.</summary>
    internal const string Offer = "offer";
}
