using System.Globalization;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Forms;

namespace Schalter.Services.Pages.Draws;

/// <summary>Number and key, and where they lead.</summary>
internal sealed record DrawAccessView(string Reference, string AccessKey, string Show, string Accept, string Decline)
{
    public static DrawAccessView Of(string apiBase, PageTexts texts, string entry, string accessKey) => new(
        entry, accessKey, $"{apiBase}/draw-entry?lang={texts.Language}", $"{apiBase}/draw-entries/{entry}/accept?lang={texts.Language}",
        $"{apiBase}/draw-entries/{entry}/decline?lang={texts.Language}");
}

internal sealed record EnteredView(DrawAccessView Access, LocalizedText Service, TimeView DrawAt, string Commitment, string Draw)
{
    public static EnteredView Of(EnteredPage page, PageTexts texts)
    {
        var (entry, draw, key) = page.Entered;
        return new(
            DrawAccessView.Of(page.ApiBase, texts, entry.Id, key), texts.Find($"appointments.{entry.Service}.title"),
            PageNumbers.Time(texts, draw.Rules.DrawAt), draw.Commitment, DrawAddress(page.ApiBase, entry, texts));
    }

    public static string DrawAddress(string apiBase, DrawEntry entry, PageTexts texts) =>
        $"{apiBase}/appointments/{entry.Service}/draws/{entry.Draw}?lang={texts.Language}";
}

/// <param name="Rank">Its number and how many there were; null before the draw.</param>
internal sealed record EntryPageView(
    DrawAccessView Access, LocalizedText Service, LocalizedText State, LocalizedText? Rank, IReadOnlyList<string> Days, bool IsLive, DrawnPlaceView? Place,
    DrawBookingView? Booking, string Draw)
{
    public static EntryPageView Of(DrawEntryPage page, PageTexts texts)
    {
        var (entry, draw, rank) = page.Entry;
        var place = entry.Offer is { } offer && entry.Status is DrawEntryStatus.Offered or DrawEntryStatus.Accepted
            ? DrawnPlaceView.Of(entry.Service, PlaceKey.At(offer.Place), entry.Status == DrawEntryStatus.Offered ? offer.Until : null, texts)
            : null;
        return new(
            DrawAccessView.Of(page.ApiBase, texts, entry.Id, page.AccessKey), texts.Find($"appointments.{entry.Service}.title"),
            texts.Find($"draws.state.{page.Entry.Status}"),
            rank is { } number ? texts.Find("draws.rank", ("rank", Text(number)), ("count", Text(draw.Entries))) : null,
            [.. entry.Days.Select(d => DrawPageView.DayText(texts, NodaTime.Text.LocalDatePattern.Iso.Parse(d).Value))],
            entry.IsLive, place, page.Booked is { } booked ? new(booked.Place.Booking!.Id, booked.AccessKey) : null,
            EnteredView.DrawAddress(page.ApiBase, entry, texts));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Until">The answer must come before; null when it was accepted.</param>
internal sealed record DrawnPlaceView(TimeView Start, LocalizedText Location, TimeView? Until)
{
    public static DrawnPlaceView Of(string service, PlaceKey place, DateTimeOffset? until, PageTexts texts) => new(
        PageNumbers.Time(texts, place.Start.ToDateTimeOffset()), texts.Find($"appointments.{service}.location.{place.Location}"),
        until is { } moment ? PageNumbers.Time(texts, moment) : null);
}

internal sealed record DrawBookingView(string Reference, string AccessKey);

internal sealed record DrawLoginView(string Action, string Entry, bool Failed)
{
    public static DrawLoginView Of(DrawLoginPage page, PageTexts texts) =>
        new($"{page.ApiBase}/draw-entry?lang={texts.Language}", page.Entry ?? string.Empty, page.Failed);
}
