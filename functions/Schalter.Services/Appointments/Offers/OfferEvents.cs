using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Events;

namespace Schalter.Services.Appointments.Offers;

/// <summary>
/// What events and mails say of somebody in a line and of the place offered to them: references and times, in events never who it is.
/// </summary>
internal static class OfferEvents
{
    /// <param name="entry">As it is now, its sequence that of this event.</param>
    /// <param name="named">What names the entry and says how it stands.</param>
    public static EventRow Of(IInLine entry, string type, JsonObject named, DateTimeOffset now)
    {
        var service = entry.Offeree.Service;
        named["service"] = service;
        if (entry.Offer is { } offer)
        {
            var place = PlaceKey.At(offer.Place);
            named["start"] = Text(place.Start);
            named["location"] = place.Location;
            named["until"] = Text(offer.Until);
        }

        if (entry.Booking is { } booking)
        {
            named["booking"] = booking;
        }

        return new(entry.Sequence, type, now, named, new Dictionary<string, string>(StringComparer.Ordinal) { ["service"] = service });
    }

    /// <summary>To the address that the person gave.</summary>
    public static EventMail Mail(string template, IInLine entry, params IEnumerable<(string Name, string Value)> values)
    {
        var offeree = entry.Offeree;
        return new(
            template, offeree.Answers[BookingForm.Email], offeree.Language,
            values.Prepend(("reference", offeree.Id)).Prepend(("service", offeree.Service))
                .ToDictionary(v => v.Item1, v => v.Item2, StringComparer.Ordinal));
    }

    /// <param name="end">Of the place offered.</param>
    public static EventMail MailOfOffer(string template, IInLine entry, Instant end)
    {
        var place = PlaceKey.At(entry.Offer!.Place);
        return Mail(
            template, entry, ("booking", entry.Offeree.Id), ("start", Text(place.Start)), ("end", Text(end)), ("location", place.Location),
            ("until", Text(entry.Offer.Until)));
    }

    public static string Text(DateTimeOffset moment) => Text(Instant.FromDateTimeOffset(moment));

    private static string Text(Instant moment) => InstantPattern.General.Format(moment);
}
