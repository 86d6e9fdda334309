using System.Text.Json.Nodes;
using NodaTime;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Events;
using Schalter.Services.Submissions;

namespace Schalter.Services.Emergencies;

/// <summary>What happens to emergency registrations: references, times and codes, never who it is; and the mails that go with it.</summary>
public static class EmergencyEvents
{
    public const string Registered = "schalter.emergency.registered.v1";
    public const string Offered = "schalter.emergency.offered.v1";
    public const string Requeued = "schalter.emergency.requeued.v1";
    public const string Confirmed = "schalter.emergency.confirmed.v1";
    public const string Declined = "schalter.emergency.declined.v1";
    public const string Expired = "schalter.emergency.expired.v1";
    public const string Rejected = "schalter.emergency.rejected.v1";
    public const string Attended = "schalter.emergency.attended.v1";
    public const string Missed = "schalter.emergency.missed.v1";

    /// <param name="entry">As it is now, its sequence that of this event.</param>
    public static EventRow Of(EmergencyEntry entry, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var named = new JsonObject
        {
            ["emergency"] = entry.Id,
            ["status"] = SubmissionJson.Word(entry.Status),
            ["link"] = $"/api/office/cases/{entry.Id}",
        };
        if (entry.Reason is { } reason)
        {
            named["reason"] = reason;
        }

        return OfferEvents.Of(entry, TypeOf(entry.Status), named, now);
    }

    /// <param name="code">Shows that the address is the person's.</param>
    public static EventRow OfRegistration(EmergencyEntry entry, string code, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Of(entry, now) with
        {
            Mail = OfferEvents.Mail(
                EmergencyMails.Verify, entry, ("code", code),
                ("until", OfferEvents.Text(entry.RegisteredAt + EmergencyRules.VerifyWithin))),
        };
    }

    /// <param name="end">Of the place.</param>
    public static EventRow OfOffer(EmergencyEntry entry, Instant end, DateTimeOffset now) =>
        Of(entry, now) with { Mail = OfferEvents.MailOfOffer(EmergencyMails.Offer, entry, end) };

    /// <param name="entry">With the appointment that it had.</param>
    public static EventRow OfRequeue(EmergencyEntry entry, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Of(entry, now) with { Mail = OfferEvents.Mail(EmergencyMails.Requeued, entry) };
    }

    /// <summary>Who declined, came or did not come knows; who never entered the code has an address that is nobody's business.</summary>
    /// <param name="before">As it was.</param>
    public static EventRow OfEnd(EmergencyEntry before, EmergencyEntry ended, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(ended);
        var mail = before.Status == EmergencyStatus.Registered ? null
            : ended.Status == EmergencyStatus.Expired ? OfferEvents.Mail(EmergencyMails.Expired, ended)
            : ended.Status == EmergencyStatus.Rejected ? OfferEvents.Mail(EmergencyMails.Rejected, ended, ("reason", ended.Reason!))
            : null;
        return Of(ended, now) with { Mail = mail };
    }

    private static string TypeOf(EmergencyStatus status) => status switch
    {
        EmergencyStatus.Registered => Registered,
        EmergencyStatus.Checked => Requeued,
        EmergencyStatus.Offered => Offered,
        EmergencyStatus.Confirmed => Confirmed,
        EmergencyStatus.Declined => Declined,
        EmergencyStatus.Expired => Expired,
        EmergencyStatus.Rejected => Rejected,
        EmergencyStatus.Attended => Attended,
        EmergencyStatus.Missed => Missed,
        _ => throw new System.Diagnostics.UnreachableException($"Nobody hears of {status}."),
    };
}

/// <summary>Templates of the mails about a registration; the appointment itself has its own.</summary>
public static class EmergencyMails
{
    public const string Verify = "emergency-verify";
    public const string Offer = "emergency-offer";
    public const string Requeued = "emergency-requeued";
    public const string Expired = "emergency-expired";
    public const string Rejected = "emergency-rejected";
}
