using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>Why there is no place to hold, or none held any more.</summary>
internal static class HoldRefusals
{
    public static Refusal NoneFree => new("none-free", 409);

    public static Refusal Expired => new("hold-expired", 410);

    /// <summary>
    /// The office has closed since the place was published; the publisher takes it away as soon as nobody holds it. Who accepts an offer is
    /// booked all the same and told to choose another time: their turn is not lost by what the office does.
    /// </summary>
    public static Refusal Closed => new("place-closed", 410);
}
