using NodaTime;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Appointments.Waiting;
using Schalter.Services.Forms;
using Schalter.Services.Submissions;

namespace Schalter.Services.Pages.Appointments;

/// <summary>Who waits, ready for the template.</summary>
/// <param name="Retention">How long the entry is kept.</param>
internal sealed record JoinView(
    string Action, LocalizedText Service, RefusalView? Refusal, bool IsWaiting, AskedView Asked, LocalizedText Retention, string Days, string Offer)
{
    public static JoinView Of(JoinPage page, Texts all, PageTexts texts)
    {
        var (service, addresses) = (page.Schedule.Id, new VisitAddresses(page.ApiBase, texts.Language));
        return new(
            addresses.Service(service, "waitlist"),
            texts.Find($"appointments.{service}.title"),
            page.Refusal is { Errors.Count: 0 } ? RefusalView.Of(page.Refusal, all, texts) : null,
            page.Refusal?.Code == "already-waiting",
            AskedView.Of(WaitingForm.Of(page.Schedule), page.Values, page.Refusal, all, texts),
            texts.Find("booking.join.retention", ("days", page.Days.ToString(texts.Culture))),
            addresses.Service(service, "days"),
            addresses.Offer);
    }
}

/// <summary>An entry of a waiting list, ready for the template.</summary>
/// <param name="IsNew">Then the page is the receipt.</param>
/// <param name="Days">Those that suit; null for any.</param>
/// <param name="Offer">Null when there is none.</param>
/// <param name="Join">Where other days can be said.</param>
internal sealed record WaitingEntryView(
    VisitAccess Access, bool IsNew, LocalizedText Service, LocalizedText State, LocalizedText? Ahead, LocalizedText? Days, RefusalView? Refusal,
    OfferView? Offer, bool IsLive, string Decline, string Show, string Services, string Join)
{
    public static WaitingEntryView Of(WaitingPage page, Texts all, PageTexts texts)
    {
        var (entry, addresses) = (page.Waiting.Entry, new VisitAddresses(page.ApiBase, texts.Language));
        return new(
            new(entry.Id, page.AccessKey),
            page.IsNew,
            texts.Find($"appointments.{entry.Service}.title"),
            texts.Find($"booking.waiting.state.{SubmissionJson.Word(entry.Status)}"),
            entry.Status == WaitingStatus.Entered && !page.IsNew ? texts.Find("booking.waiting.ahead", ("range", page.Waiting.AheadRange)) : null,
            Suiting(entry.From, entry.Until, texts),
            RefusalView.Of(page.Refusal, all, texts),
            entry is { Status: WaitingStatus.Offered, Offer: { } offer } ? OfferView.Of(entry, offer, addresses, texts) : null,
            entry.IsLive,
            addresses.Entry(entry.Id, "decline"),
            addresses.Offer,
            addresses.Services,
            addresses.Service(entry.Service, "waitlist"));
    }

    private static LocalizedText? Suiting(string? from, string? until, PageTexts texts) => (from, until) switch
    {
        (null, null) => null,
        ({ } first, null) => texts.Find("booking.waiting.days.from", ("from", Day(first, texts))),
        (null, { } last) => texts.Find("booking.waiting.days.until", ("until", Day(last, texts))),
        ({ } first, { } last) => texts.Find("booking.waiting.days.both", ("from", Day(first, texts)), ("until", Day(last, texts))),
    };

    private static string Day(string iso, PageTexts texts) => VisitTimes.Day(NodaTime.Text.LocalDatePattern.Iso.Parse(iso).Value, texts);
}

/// <summary>The time that is kept for somebody who waits.</summary>
internal sealed record OfferView(string Action, LocalizedText Place, LocalizedText When, LocalizedText Until)
{
    public static OfferView Of(WaitingEntry entry, Offer offer, VisitAddresses addresses, PageTexts texts)
    {
        var (place, until) = (PlaceKey.At(offer.Place), Instant.FromDateTimeOffset(offer.Until));
        return new(
            addresses.Entry(entry.Id, "accept"),
            texts.Find($"appointments.{entry.Service}.location.{place.Location}"),
            VisitTimes.Moment(place.Start, texts),
            VisitTimes.Moment(until, texts));
    }
}

/// <summary>Asks for reference and key.</summary>
internal sealed record VisitLoginView(
    string Action, LocalizedText Title, LocalizedText Intro, LocalizedText Number, LocalizedText Button, LocalizedText? Failed, string Reference, bool AsksForCode)
{
    public static VisitLoginView Of(VisitKind kind, string apiBase, PageTexts texts, string? reference = null, bool failed = false)
    {
        var (addresses, area) = (new VisitAddresses(apiBase, texts.Language), kind == VisitKind.Offer ? "booking.waiting" : "booking.appointment");
        return new(
            kind == VisitKind.Offer ? addresses.Offer : addresses.Appointment,
            texts.Find($"{area}.title"), texts.Find($"{area}.intro"), texts.Find($"{area}.number"), texts.Find($"{area}.see"),
            failed ? texts.Find($"{area}.failed") : null, reference ?? string.Empty, kind == VisitKind.Appointment);
    }
}

/// <summary>Services that people can book, ready for the template.</summary>
internal sealed record ServicesView(IReadOnlyList<FormLink> Services, string Appointment)
{
    public static ServicesView Of(ServicesPage page, PageTexts texts)
    {
        var addresses = new VisitAddresses(page.ApiBase, texts.Language);
        return new(
            [.. page.Services.Select(s => new FormLink(
                addresses.Service(s.Id, "days"), texts.Find($"appointments.{s.Id}.title"), texts.Find($"appointments.{s.Id}.description")))],
            addresses.Appointment);
    }
}
