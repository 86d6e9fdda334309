using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Draws;
using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Platform;

namespace Schalter.Functions.Appointments;

/// <param name="Commitment">SHA-256 of the seed; null while the draw is only planned.</param>
/// <param name="Entries">On the list, once it is closed.</param>
public sealed record DrawAnswer(
    string Service, string Draw, string Phase, DateTimeOffset EntriesFrom, DateTimeOffset EntriesUntil, DateTimeOffset DrawAt, IReadOnlyList<string> Days,
    int OfferHours, string? Commitment, string? ListHash, int? Entries, int? Places, string? Seed, int? Drawn, string? ListUrl, string? ResultUrl)
{
    public static DrawAnswer Of(DrawView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var (rules, state) = (view.Rules, view.State);
        var closed = state?.ListHash is null ? null : state;
        var address = $"/api/appointments/{view.Schedule.Id}/draws/{rules.Id}";
        return new(
            view.Schedule.Id, rules.Id, view.Phase.ToString().ToLowerInvariant(), OfficeTime.At(rules.EntriesFrom), OfficeTime.At(rules.EntriesUntil),
            OfficeTime.At(rules.DrawAt), [.. view.Days.Select(OfficeTime.Iso)], rules.OfferHours, state?.Commitment, closed?.ListHash, closed?.Entries,
            closed?.Places, state?.Seed, state?.Seed is null ? null : state.Winners, closed is null ? null : $"{address}/list",
            state?.Seed is null ? null : $"{address}/result");
    }
}

/// <param name="AccessKey">Only in the answer to the entry itself.</param>
/// <param name="Rank">Its number in the order drawn, from 1.</param>
public sealed record DrawEntryAnswer(
    string Entry, string? AccessKey, string Service, string Draw, string Status, IReadOnlyList<string> Days, int? Rank, DrawnOfferView? Offer, string? Booking,
    string Url)
{
    public static DrawEntryAnswer Of(DrawEntryView view, string? accessKey = null)
    {
        ArgumentNullException.ThrowIfNull(view);
        var entry = view.Entry;
        return new(
            entry.Id, accessKey, entry.Service, entry.Draw, view.Status, entry.Days, view.Rank,
            entry is { Status: DrawEntryStatus.Offered, Offer: { } offer } ? DrawnOfferView.Of(PlaceKey.At(offer.Place), offer.Until) : null, entry.Booking,
            $"/api/draw-entries/{entry.Id}");
    }
}

public sealed record DrawnOfferView(DateTimeOffset Start, string Location, DateTimeOffset Until)
{
    public static DrawnOfferView Of(PlaceKey place, DateTimeOffset until) =>
        new(OfficeTime.At(place.Start.ToDateTimeOffset()), place.Location, OfficeTime.At(until));
}
