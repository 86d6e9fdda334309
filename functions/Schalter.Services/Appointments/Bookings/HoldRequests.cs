using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using NodaTime;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>
/// Lets a plain form ask for a place twice and get one: the page carries a random request, the hold's secret derives from it, so the
/// second press finds what the first one got. Whoever knows the request could book the place, hence it is as long as a hold and stands in
/// no address.
/// </summary>
public sealed class HoldRequests(SlotStore places, ServiceSecrets secrets, TimeProvider clock)
{
    private const int Bytes = 16;

    /// <summary>A request for one page.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The hold of a place; without a request of ours one like no other. Another time asked for on the same page is another hold.</summary>
    /// <param name="until">Part of the secret: the same place, kept again later, is another hold.</param>
    public HoldToken TokenFor(HoldInput input, PlaceKey place, Instant until)
    {
        ArgumentNullException.ThrowIfNull(input);
        return IsOurs(input.Request)
            ? new(place, Base64Url.EncodeToString(secrets.Mac(secrets.Current, "hold-request", Text(input, place, until)).AsSpan(0, Bytes)))
            : HoldToken.New(place);
    }

    /// <summary>What an earlier press of the same button got; null when there was none, or its time has run out.</summary>
    public async Task<HeldPlace?> FindAsync(string service, LocalDate day, HoldInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!IsOurs(input.Request))
        {
            return null;
        }

        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var stored = await places.LoadDayAsync(new(service, day), cancellationToken);
        var kept = stored.Places.FirstOrDefault(p => p.IsHeld(now) && p.Hold!.Hash == TokenFor(input, p.Key, p.Hold.Until).Hash);
        return kept is null ? null : new(TokenFor(input, kept.Key, kept.Hold!.Until).ToString(), kept, kept.Hold!.Until);
    }

    private static string Text(HoldInput input, PlaceKey place, Instant until) =>
        string.Create(CultureInfo.InvariantCulture, $"{input.Request}|{input.Slot}|{place.Path}|{until.ToUnixTimeSeconds()}");

    private static bool IsOurs(string? request) => request is not null && Base64Url.IsValid(request, out var bytes) && bytes == Bytes;
}
