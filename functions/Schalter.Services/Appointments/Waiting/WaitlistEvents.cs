using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Schalter.Services.Events;

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
        var data = new JsonObject
        {
            ["entry"] = entry.Id,
            ["service"] = entry.Service,
            ["status"] = JsonNamingPolicy.KebabCaseLower.ConvertName(entry.Status.ToString()),
        };
        if (entry.Offer is { } offer)
        {
            var place = PlaceKey.At(offer.Place);
            data["start"] = InstantPattern.General.Format(place.Start);
            data["location"] = place.Location;
            data["until"] = InstantPattern.General.Format(Instant.FromDateTimeOffset(offer.Until));
        }

        if (entry.Booking is { } booking)
        {
            data["booking"] = booking;
        }

        return new(entry.Sequence, Type(entry.Status), now.ToDateTimeOffset(), data, new Dictionary<string, string>(StringComparer.Ordinal) { ["service"] = entry.Service });
    }

    private static string Type(WaitingStatus status) => status switch
    {
        WaitingStatus.Offered => Offered,
        WaitingStatus.Accepted => Accepted,
        WaitingStatus.Declined => Declined,
        _ => Expired,
    };

    /// <param name="end">Of the place offered.</param>
    public static EventRow OfOffer(WaitingEntry entry, string email, Instant end, Instant now)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var place = PlaceKey.At(entry.Offer!.Place);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["booking"] = entry.Id,
            ["service"] = entry.Service,
            ["start"] = InstantPattern.General.Format(place.Start),
            ["end"] = InstantPattern.General.Format(end),
            ["location"] = place.Location,
            ["until"] = InstantPattern.General.Format(Instant.FromDateTimeOffset(entry.Offer.Until)),
        };
        return Of(entry, now) with { Mail = new(AppointmentMails.Offer, email, entry.Language, values) };
    }
}
