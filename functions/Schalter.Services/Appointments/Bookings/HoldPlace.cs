using Microsoft.Extensions.Options;
using NodaTime;
using NodaTime.Text;
using Schalter.Services.Appointments.Free;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Feedback.Counting;
using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Protection.Proofs;

namespace Schalter.Services.Appointments.Bookings;

/// <param name="Slot">The time and location wanted, as the list of free times names it; null for any.</param>
/// <param name="Date">Any time of that day (ISO 8601); null for any day.</param>
/// <param name="Proof">Where the service asks for one.</param>
/// <param name="Request">With a date: sent again it gets the place it has got already (see <see cref="HoldRequests"/>).</param>
public sealed record HoldInput(string? Slot = null, string? Date = null, GivenProof? Proof = null, string? Request = null);

/// <param name="Hold">Secret with which this place, and only this, can be booked until <paramref name="ExpiresAt"/>.</param>
public sealed record HeldPlace(string Hold, Place Place, Instant ExpiresAt);

/// <summary>
/// Keeps a place for a few minutes while somebody writes down who comes. One conditional write: the row's ETag is the lock, and of those
/// who come at once one has it.
/// </summary>
public sealed class HoldPlace(
    ScheduleCatalogue schedules, FindFreePlaces free, SlotStore store, CheckProof proofs, HoldRequests requests,
    IOptions<AppointmentSettings> settings, Tally tally, TimeProvider clock)
{
    /// <summary>Somebody wanted a time and there was none.</summary>
    public const string InVain = "hold-in-vain";

    /// <summary>For how long a place was free, in seconds.</summary>
    public const string FreeFor = "free-seconds";

    public async Task<Answer<HeldPlace>> HandleAsync(string service, HoldInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        return schedules.FindBookable(service) is { } schedule
            ? await ReserveAsync(schedule, input, isKnown: false, cancellationToken)
            : new(new Refusal("service-unknown", 404));
    }

    /// <param name="isKnown">Somebody with a booking has shown already that they are no machine.</param>
    internal async Task<Answer<HeldPlace>> ReserveAsync(
        Schedule schedule, HoldInput input, bool isKnown, CancellationToken cancellationToken)
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

        if (await EarlierAsync(schedule, day, input, cancellationToken) is { } earlier)
        {
            return new(earlier);
        }

        var answer = await ReserveAsync(schedule, day, input, isKnown, cancellationToken);
        return answer.Refusal is not null && await EarlierAsync(schedule, day, input, cancellationToken) is { } meanwhile
            ? new(meanwhile)
            : answer;
    }

    /// <summary>What this very request has got before.</summary>
    private async Task<HeldPlace?> EarlierAsync(Schedule schedule, LocalDate? day, HoldInput input, CancellationToken cancellationToken) =>
        day is { } date ? await requests.FindAsync(schedule.Id, date, input, cancellationToken) : null;

    private async Task<Answer<HeldPlace>> ReserveAsync(
        Schedule schedule, LocalDate? day, HoldInput input, bool isKnown, CancellationToken cancellationToken)
    {
        var earliest = Instant.FromDateTimeOffset(clock.GetUtcNow()) + schedule.Terms.Notice;
        var left = new OpenPlaces(schedule, await free.HandleAsync(schedule, cancellationToken), place => place.Key.Start >= earliest
            && (input.Slot is null || place.Key.Slot == input.Slot) && (day is null || place.Key.Day.Date == day));
        return left.Next() is not { } first ? InVainFor(schedule, left)
            : !isKnown && await UnprovenAsync(schedule, input.Proof, cancellationToken) is { } refusal ? new(refusal)
            : await TakeAsync(left, first, input, cancellationToken) is { } held ? new(held)
            : InVainFor(schedule, left);
    }

    private Answer<HeldPlace> InVainFor(Schedule schedule, OpenPlaces left)
    {
        tally.Add(InVain, schedule.Id);
        return new(left.Refusal);
    }

    /// <summary>Only when there seems to be a place: nobody's work is used up for nothing.</summary>
    private async Task<Refusal?> UnprovenAsync(Schedule schedule, GivenProof? proof, CancellationToken cancellationToken) =>
        schedule.Terms.ProofOfWork ? await proofs.SpendAsync(new(HoldProof.Name, schedule.Id), proof, cancellationToken) : null;

    /// <summary>Every try that fails takes a place out of the list, so this ends.</summary>
    private async Task<HeldPlace?> TakeAsync(OpenPlaces left, Place first, HoldInput input, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        for (Place? next = first; next is { } place; next = left.Next())
        {
            left.Remove(place);
            var until = now + Duration.FromMinutes(settings.Value.HoldMinutes);
            var token = requests.TokenFor(input, place.Key, until);
            var held = place with { State = PlaceState.Held, FreeFrom = null, Hold = new(token.Hash, until) };
            if (await store.ReplaceAsync(held, cancellationToken) is { } taken)
            {
                CountTaken(place, now);
                return new(token.ToString(), taken, until);
            }
        }

        return null;
    }

    /// <summary>Only of places that nobody had in hand since they came free.</summary>
    private void CountTaken(Place place, Instant now)
    {
        if (place.State == PlaceState.Free && (place.FreeFrom ?? place.WrittenAt) is { } since)
        {
            tally.Add(FreeFor, place.Key.Day.Service, Spans.Seconds((now - since).ToTimeSpan()));
        }
    }
}
