using System.Text.Json.Nodes;
using NodaTime;
using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Events;
using Schalter.Services.Submissions;

namespace Schalter.Services.Appointments.Draws;

/// <summary>What happens in a draw and to those who take part: what anybody needs to check it, never who it is.</summary>
public static class DrawEvents
{
    public const string DrawOpened = "schalter.draw.opened.v1";
    public const string DrawClosed = "schalter.draw.closed.v1";
    public const string DrawDrawn = "schalter.draw.drawn.v1";
    public const string NotDrawn = "schalter.draw.not-drawn.v1";
    public const string Offered = "schalter.draw.offered.v1";
    public const string Accepted = "schalter.draw.accepted.v1";
    public const string Declined = "schalter.draw.declined.v1";
    public const string Expired = "schalter.draw.expired.v1";

    public static EventRow Opened(DrawState draw, Instant now)
    {
        ArgumentNullException.ThrowIfNull(draw);
        var row = Of(DrawOpened, draw, now);
        row.Data["entriesFrom"] = OfferEvents.Text(draw.Rules.EntriesFrom);
        row.Data["entriesUntil"] = OfferEvents.Text(draw.Rules.EntriesUntil);
        row.Data["drawAt"] = OfferEvents.Text(draw.Rules.DrawAt);
        row.Data["placesFrom"] = draw.Rules.PlacesFrom.ToString("O", null);
        row.Data["placesUntil"] = draw.Rules.PlacesUntil.ToString("O", null);
        return row;
    }

    public static EventRow Closed(DrawState draw, Instant now)
    {
        var row = Of(DrawClosed, draw, now);
        row.Data["entries"] = draw.Entries;
        row.Data["places"] = draw.Places;
        row.Data["listHash"] = draw.ListHash;
        return row;
    }

    public static EventRow Drawn(DrawState draw, string resultHash, Instant now)
    {
        var row = Closed(draw, now) with { Type = DrawDrawn };
        row.Data["seed"] = draw.Seed;
        row.Data["resultHash"] = resultHash;
        row.Data["drawn"] = draw.Winners;
        return row;
    }

    /// <param name="entry">As it is now.</param>
    public static EventRow Of(DrawEntry entry, Instant now)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return OfferEvents.Of(
            entry, Type(entry.Status),
            new() { ["entry"] = entry.Id, ["draw"] = entry.Draw, ["status"] = SubmissionJson.Word(entry.Status) },
            now.ToDateTimeOffset());
    }

    /// <param name="end">Of the place offered.</param>
    public static EventRow OfOffer(DrawEntry entry, Instant end, Instant now) =>
        Of(entry, now) with { Mail = OfferEvents.MailOfOffer(AppointmentMails.DrawOffer, entry, end) };

    public static EventRow OfNotDrawn(DrawEntry entry, Instant now) =>
        Of(entry, now) with { Mail = OfferEvents.Mail(AppointmentMails.NotDrawn, entry) };

    private static EventRow Of(string type, DrawState draw, Instant now)
    {
        var data = new JsonObject
        {
            ["service"] = draw.Service,
            ["draw"] = draw.Rules.Id,
            ["commitment"] = draw.Commitment,
            ["link"] = $"/api/appointments/{draw.Service}/draws/{draw.Rules.Id}",
        };
        return new(
            draw.Sequence, type, now.ToDateTimeOffset(), data,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["service"] = draw.Service });
    }

    private static string Type(DrawEntryStatus status) => status switch
    {
        DrawEntryStatus.NotDrawn => NotDrawn,
        DrawEntryStatus.Offered => Offered,
        DrawEntryStatus.Accepted => Accepted,
        DrawEntryStatus.Declined => Declined,
        _ => Expired,
    };
}
