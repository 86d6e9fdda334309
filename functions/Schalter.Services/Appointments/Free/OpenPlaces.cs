using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Free;

/// <summary>
/// The free places that suit somebody, one after the other, without those of times that the office has closed since they were published:
/// the publisher takes them away within a minute, and until then nobody shall be led to them.
/// </summary>
internal sealed class OpenPlaces(Schedule schedule, FreePlaces places, Func<Place, bool> fits)
{
    private bool hasClosed;

    /// <summary>Why there is none, once <see cref="Next"/> has said so.</summary>
    public Refusal Refusal => hasClosed ? HoldRefusals.Closed : HoldRefusals.NoneFree;

    /// <summary>Any that is left; null when there is none.</summary>
    public Place? Next()
    {
        while (places.Pick(fits) is { } place)
        {
            if (DayPlan.Has(schedule, place.Key))
            {
                return place;
            }

            hasClosed = true;
            places.Remove(place);
        }

        return null;
    }

    /// <summary>Somebody has it.</summary>
    public void Remove(Place place) => places.Remove(place);
}
