using System.Security.Cryptography;
using System.Text;

namespace Schalter.Services.Appointments.Draws.Lots;

/// <param name="Place">Null when none was left on the days that suit.</param>
public sealed record DrawnLot(Lot Lot, PlaceKey? Place);

/// <summary>
/// The draw itself, and nothing else: the same list and seed give the same result on any machine. Everybody can repeat it
/// (docs/examples/check-draw.mjs).
/// </summary>
/// <param name="Drawn">In the order drawn.</param>
public sealed record DrawResult(IReadOnlyList<DrawnLot> Drawn)
{
    private const string NoPlace = "-";

    /// <summary>
    /// Entries stand in the order of HMAC-SHA-256(seed, entry). One after the other each takes the earliest place left on the first of its
    /// days that has one; who named no day takes the earliest place left at all. So naming days truly is always the best one can do.
    /// </summary>
    public static DrawResult Of(byte[] seed, DrawList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var left = new PlacesLeft(list.Places);
        return new([.. Order(seed, list.Lots).Select(lot => new DrawnLot(lot, left.Take(lot.Days)))]);
    }

    /// <summary>A line each: number, entry, place.</summary>
    public byte[] Write()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Drawn.Count; i++)
        {
            text.Append(i + 1).Append(' ').Append(Drawn[i].Lot.Entry).Append(' ').Append(Drawn[i].Place?.Name ?? NoPlace).Append('\n');
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static IEnumerable<Lot> Order(byte[] seed, IReadOnlyList<Lot> lots)
    {
        var keys = new (string Mac, Lot Lot)[lots.Count];
        for (var i = 0; i < lots.Count; i++)
        {
            keys[i] = (Convert.ToHexStringLower(HMACSHA256.HashData(seed, Encoding.ASCII.GetBytes(lots[i].Entry))), lots[i]);
        }

        Array.Sort(keys, static (a, b) => string.CompareOrdinal(a.Mac, b.Mac));
        return keys.Select(k => k.Lot);
    }

    private sealed class PlacesLeft(IReadOnlyList<PlaceKey> all)
    {
        private readonly HashSet<PlaceKey> taken = [];
        private readonly Queue<PlaceKey> any = new(all);

        private readonly Dictionary<string, Queue<PlaceKey>> byDay = all.GroupBy(p => Platform.OfficeTime.Iso(p.Day.Date), StringComparer.Ordinal)
            .ToDictionary(day => day.Key, day => new Queue<PlaceKey>(day), StringComparer.Ordinal);

        public PlaceKey? Take(IReadOnlyList<string> days)
        {
            IEnumerable<Queue<PlaceKey>> wanted = days.Count == 0 ? [any] : days.Select(d => byDay.GetValueOrDefault(d)).OfType<Queue<PlaceKey>>();
            return wanted.Select(First).FirstOrDefault(p => p is not null);
        }

        private PlaceKey? First(Queue<PlaceKey> queue)
        {
            while (queue.TryDequeue(out var place))
            {
                if (taken.Add(place))
                {
                    return place;
                }
            }

            return null;
        }
    }
}
