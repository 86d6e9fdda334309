using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Events;

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
        var data = new JsonObject
        {
            ["emergency"] = entry.Id,
            ["service"] = entry.Service,
            ["status"] = JsonNamingPolicy.KebabCaseLower.ConvertName(entry.Status.ToString()),
            ["link"] = $"/api/office/cases/{entry.Id}",
        };
        if (entry.Offer is { } offer)
        {
            var place = PlaceKey.At(offer.Place);
            data["start"] = InstantPattern.General.Format(place.Start);
            data["location"] = place.Location;
            data["until"] = At(offer.Until);
        }

        foreach (var (name, value) in new[] { ("booking", entry.Booking), ("reason", entry.Reason) })
        {
            if (value is not null)
            {
                data[name] = value;
            }
        }

        return new(entry.Sequence, TypeOf(entry.Status), now, data, new Dictionary<string, string>(StringComparer.Ordinal) { ["service"] = entry.Service });
    }

    /// <param name="code">Shows that the address is the person's.</param>
    public static EventRow OfRegistration(EmergencyEntry entry, string code, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Of(entry, now) with { Mail = Mail(EmergencyMails.Verify, entry, ("code", code), ("until", At(entry.RegisteredAt + EmergencyRules.VerifyWithin))) };
    }

    /// <param name="end">Of the place.</param>
    public static EventRow OfOffer(EmergencyEntry entry, Instant end, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var place = PlaceKey.At(entry.Offer!.Place);
        return Of(entry, now) with
        {
            Mail = Mail(
                EmergencyMails.Offer, entry, ("booking", entry.Id), ("service", entry.Service), ("start", InstantPattern.General.Format(place.Start)),
                ("end", InstantPattern.General.Format(end)), ("location", place.Location), ("until", At(entry.Offer.Until))),
        };
    }

    /// <param name="entry">With the appointment that it had.</param>
    public static EventRow OfRequeue(EmergencyEntry entry, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Of(entry, now) with { Mail = Mail(EmergencyMails.Requeued, entry) };
    }

    /// <summary>Who declined, came or did not come knows; who never entered the code has an address that is nobody's business.</summary>
    /// <param name="before">As it was.</param>
    public static EventRow OfEnd(EmergencyEntry before, EmergencyEntry ended, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(ended);
        var mail = before.Status == EmergencyStatus.Registered ? null
            : ended.Status == EmergencyStatus.Expired ? Mail(EmergencyMails.Expired, ended)
            : ended.Status == EmergencyStatus.Rejected ? Mail(EmergencyMails.Rejected, ended, ("reason", ended.Reason!))
            : null;
        return Of(ended, now) with { Mail = mail };
    }

    private static EventMail Mail(string template, EmergencyEntry entry, params IEnumerable<(string Name, string Value)> values) => new(
        template, entry.Answers[BookingForm.Email], entry.Language,
        values.Prepend(("reference", entry.Id)).ToDictionary(v => v.Item1, v => v.Item2, StringComparer.Ordinal));

    private static string At(DateTimeOffset moment) => InstantPattern.General.Format(Instant.FromDateTimeOffset(moment));

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
