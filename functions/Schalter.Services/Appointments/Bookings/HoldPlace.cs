using Microsoft.Extensions.Options;
using NodaTime;
using NodaTime.Text;
using Schalter.Services.Appointments.Free;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Bookings;

/// <param name="Slot">The time and location wanted, as the list of free times names it; null for any.</param>
/// <param name="Date">Any time of that day (ISO 8601); null for any day.</param>
public sealed record HoldInput(string? Slot = null, string? Date = null);

/// <param name="Hold">Secret with which this place, and only this, can be booked until <paramref name="ExpiresAt"/>.</param>
public sealed record HeldPlace(string Hold, Place Place, Instant ExpiresAt);

/// <summary>
/// Keeps a place for a few minutes while somebody writes down who comes. One conditional write: the row's ETag is the lock, and of those
/// who come at once one has it.
/// </summary>
public sealed class HoldPlace(
    ScheduleCatalogue schedules, FindFreePlaces free, SlotStore store, IOptions<AppointmentSettings> settings, TimeProvider clock)
{
    public async Task<Answer<HeldPlace>> HandleAsync(string service, HoldInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        return schedules.Find(service) is { } schedule
            ? await ReserveAsync(schedule, input, cancellationToken)
            : new(new Refusal("service-unknown", 404));
    }

    /// <summary>For somebody who has shown already that he may.</summary>
    internal async Task<Answer<HeldPlace>> ReserveAsync(Schedule schedule, HoldInput input, CancellationToken cancellationToken)
    {
        LocalDate? day = null;
        if (input.Date is not null)
        {
            if (LocalDatePattern.Iso.Parse(input.Date) is not { Success: true } parsed)
            {
                return new(new Refusal("request-invalid", 422, new FieldError("date", "date-invalid")));
            }

            day = parsed.Value;
        }

        return await TakeAsync(schedule, input.Slot, day, cancellationToken) is { } held ? new(held) : new(new Refusal("none-free", 409));
    }

    /// <summary>Every try that fails takes a place out of the list, so this ends.</summary>
    private async Task<HeldPlace?> TakeAsync(Schedule schedule, string? slot, LocalDate? day, CancellationToken cancellationToken)
    {
        var places = await free.HandleAsync(schedule, cancellationToken);
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var earliest = now + schedule.Terms.Notice;
        while (places.Pick(p => p.Key.Start >= earliest && (slot is null || p.Key.Slot == slot) && (day is null || p.Key.Day.Date == day)) is { } place)
        {
            places.Remove(place);
            var (token, until) = (HoldToken.New(place.Key), now + Duration.FromMinutes(settings.Value.HoldMinutes));
            var held = place with { State = PlaceState.Held, FreeFrom = null, Hold = new(token.Hash, until) };
            if (await store.ReplaceAsync(held, cancellationToken) is { } taken)
            {
                return new(token.ToString(), taken, until);
            }
        }

        return null;
    }
}
