using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>
/// What the holder of a place knows: which place, and a secret of 128 bits. The row keeps only a hash, so that nobody who reads the table
/// can book with it.
/// </summary>
public sealed record HoldToken(PlaceKey Place, string Secret)
{
    private const int Bytes = 16;
    private const char Separator = '.';

    /// <summary>What the row of the place keeps.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(ToString())));

    public static HoldToken New(PlaceKey place) => new(place, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>Null for what was never given out in this form.</summary>
    public static HoldToken? Parse(string? text)
    {
        var parts = text?.Split(Separator) ?? [];
        return parts.Length == 3 && CounterDay.TryParse(parts[0], out var day) && PlaceKey.TryParse(day, parts[1], out var place)
            && Base64Url.IsValid(parts[2], out var bytes)
            && bytes == Bytes
                ? new(place, parts[2])
                : null;
    }

    public override string ToString() => $"{Place.Day.Partition}{Separator}{Place.Name}{Separator}{Secret}";
}
