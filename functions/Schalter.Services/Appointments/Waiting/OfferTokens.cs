using System.Buffers.Text;
using System.Globalization;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Waiting;

/// <summary>The hold that an offer keeps a place with: derived from both, so that after a crash it is found again.</summary>
public sealed class OfferTokens(ServiceSecrets secrets)
{
    private const int Bytes = 16;

    public HoldToken For(WaitingEntry entry, PlaceKey place)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var offer = string.Create(CultureInfo.InvariantCulture, $"{entry.Id}|{entry.EnteredAt.UtcTicks}|{place.Path}");
        return new(place, Base64Url.EncodeToString(secrets.Mac(secrets.Current, "waiting-offer", offer).AsSpan(0, Bytes)));
    }
}
