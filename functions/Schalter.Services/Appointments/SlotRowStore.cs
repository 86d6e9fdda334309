using System.Text.Json;
using Azure.Data.Tables;
using NodaTime;

namespace Schalter.Services.Appointments;

/// <summary>How the places of a day are written: one row each, beside the day's own row and the events of both.</summary>
internal static class SlotRowStore
{
    public const string DayKey = "day";
    public const string PlacePrefix = "place_";

    /// <summary>Just behind every place.</summary>
    public const string PlacesEnd = "place`";

    public const string Sequence = "Sequence";

    public static bool IsPlace(TableEntity entity) => entity.RowKey.StartsWith(PlacePrefix, StringComparison.Ordinal);

    public static TableEntity Write(Place place) => new(place.Key.Day.Partition, PlacePrefix + place.Key.Name)
    {
        [nameof(Place.State)] = place.State.ToString(),
        [nameof(Place.End)] = place.End.ToDateTimeOffset(),
        [nameof(Place.FreeFrom)] = place.FreeFrom?.ToDateTimeOffset(),
        [nameof(Place.Hold)] = place.Hold?.Hash,
        [nameof(Hold.Until)] = place.Hold?.Until.ToDateTimeOffset(),
        [nameof(Hold.IsOffer)] = place.Hold?.IsOffer,
        [nameof(Hold.IsDrawn)] = place.Hold?.IsDrawn,
        [nameof(Place.Booking)] = place.Booking is null ? null : JsonSerializer.Serialize(place.Booking, JsonSerializerOptions.Web),
    };

    public static Place Read(TableEntity entity) => new(
        PlaceKey.Parse(CounterDay.Parse(entity.PartitionKey), entity.RowKey[PlacePrefix.Length..]),
        Moment(entity, nameof(Place.End)) ?? default,
        Enum.Parse<PlaceState>(entity.GetString(nameof(Place.State))),
        entity.ETag.ToString())
    {
        FreeFrom = Moment(entity, nameof(Place.FreeFrom)),
        WrittenAt = entity.Timestamp is { } written ? Instant.FromDateTimeOffset(written) : null,
        Hold = ReadHold(entity),
        Booking = entity.GetString(nameof(Place.Booking)) is { } booking
            ? JsonSerializer.Deserialize<Booking>(booking, JsonSerializerOptions.Web)
            : null,
    };

    private static Hold? ReadHold(TableEntity entity) => entity.GetString(nameof(Place.Hold)) is { } hash
        ? new(hash, Moment(entity, nameof(Hold.Until)) ?? default, entity.GetBoolean(nameof(Hold.IsOffer)) ?? false)
        {
            IsDrawn = entity.GetBoolean(nameof(Hold.IsDrawn)) ?? false,
        }
        : null;

    private static Instant? Moment(TableEntity entity, string name) =>
        entity.GetDateTimeOffset(name) is { } moment ? Instant.FromDateTimeOffset(moment) : null;
}
