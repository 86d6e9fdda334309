using System.Buffers.Text;
using System.Globalization;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Offers;

/// <summary>The hold that an offer keeps a place with: derived from both, so that after a crash it is found again.</summary>
public sealed class OfferTokens(ServiceSecrets secrets)
{
    private const int Bytes = 16;

    public HoldToken For(Offeree offeree, PlaceKey place) => For(secrets.Current, offeree, place);

    /// <summary>Whether the place is kept for them.</summary>
    public bool IsKept(Place place, Offeree offeree) => Keeping(place, offeree) is not null;

    /// <summary>The hold with which it is kept for them, also from before the secret changed; null when it is not.</summary>
    public HoldToken? Keeping(Place place, Offeree offeree)
    {
        ArgumentNullException.ThrowIfNull(place);
        return place is { State: PlaceState.Held, Hold: { } hold }
            ? secrets.Versions.Select(v => For(v, offeree, place.Key)).FirstOrDefault(token => token.Hash == hold.Hash)
            : null;
    }

    private HoldToken For(int version, Offeree offeree, PlaceKey place)
    {
        ArgumentNullException.ThrowIfNull(offeree);
        var offer = string.Create(CultureInfo.InvariantCulture, $"{offeree.Id}|{offeree.EnteredAt.UtcTicks}|{place.Path}");
        return new(place, Base64Url.EncodeToString(secrets.Mac(version, "waiting-offer", offer).AsSpan(0, Bytes)));
    }
}
