using NodaTime;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Events;
using Schalter.Services.Submissions;

namespace Schalter.Services.Appointments.Waiting;

/// <summary>What happens to those who wait: references and times, never who it is.</summary>
public static class WaitlistEvents
{
    public const string Offered = "schalter.waitlist.offered.v1";
    public const string Accepted = "schalter.waitlist.accepted.v1";
    public const string Declined = "schalter.waitlist.declined.v1";
    public const string Expired = "schalter.waitlist.expired.v1";

    /// <param name="entry">As it is now.</param>
    public static EventRow Of(WaitingEntry entry, Instant now)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return OfferEvents.Of(
            entry, Type(entry.Status), new() { ["entry"] = entry.Id, ["status"] = SubmissionJson.Word(entry.Status) },
            now.ToDateTimeOffset());
    }

    /// <param name="end">Of the place offered.</param>
    public static EventRow OfOffer(WaitingEntry entry, Instant end, Instant now) =>
        Of(entry, now) with { Mail = OfferEvents.MailOfOffer(AppointmentMails.Offer, entry, end) };

    private static string Type(WaitingStatus status) => status switch
    {
        WaitingStatus.Offered => Offered,
        WaitingStatus.Accepted => Accepted,
        WaitingStatus.Declined => Declined,
        _ => Expired,
    };
}
