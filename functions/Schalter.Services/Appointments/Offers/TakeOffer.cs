using NodaTime;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Offers;

/// <summary>
/// Books the place that was offered. Who has an appointment already moves it there. Doing it again says the same; the mail with the offer
/// has shown that the address is the person's, so nothing is left to confirm.
/// </summary>
public sealed class TakeOffer(
    SlotStore places, ScheduleCatalogue schedules, BookAppointment book, MoveBooking move, SettleMove settle, GuardStore guards,
    FindBooking bookings, OfferTokens tokens, AccessKeys keys, TimeProvider clock)
{
    private const int Tries = 5;

    /// <param name="known">The booking, when it is noted that they have taken it before.</param>
    public async Task<Answer<BookedPlace>> HandleAsync(Offeree offeree, Offer offer, string? known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(offeree);
        ArgumentNullException.ThrowIfNull(offer);
        if (known is not null && await bookings.HandleAsync(known, cancellationToken) is { } there)
        {
            return new(Booked(there));
        }

        var offered = PlaceKey.At(offer.Place);
        for (var attempt = 1; ; attempt++)
        {
            var answer = await BookAsync(offeree, offered, cancellationToken);
            if (answer.Refusal?.Code != "hold-expired" || attempt == Tries
                || await places.FindAsync(offered, cancellationToken) is not { } still || !tokens.IsKept(still, offeree))
            {
                return answer.Refusal?.Code == "already-booked" ? await MoveAsync(offeree, offered, answer, cancellationToken) : answer;
            }

            // Still kept for them: another run has kept it anew at that very moment.
        }
    }

    private async Task<Answer<BookedPlace>> BookAsync(Offeree offeree, PlaceKey offered, CancellationToken cancellationToken)
    {
        var kept = await places.FindAsync(offered, cancellationToken);
        if (kept?.Booking is { } here && here.WaitingEntry == offeree.Id)
        {
            return new(Booked(kept));
        }

        var answers = new Answers(offeree.Answers.Select(a => KeyValuePair.Create<string, IReadOnlyList<string>>(a.Key, [a.Value])));
        var hold = (kept is null ? null : tokens.Keeping(kept, offeree)) ?? tokens.For(offeree, offered);
        var input = new BookInput(hold.ToString(), answers, offeree.Language) { WaitingEntry = offeree.Id };
        return await book.HandleAsync(offeree.Service, input, cancellationToken);
    }

    /// <summary>Only a booking made with the same address: namesakes do not move each other.</summary>
    private async Task<Answer<BookedPlace>> MoveAsync(
        Offeree offeree, PlaceKey offered, Answer<BookedPlace> refused, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var current = await CurrentAsync(offeree, cancellationToken);
            var kept = await places.FindAsync(offered, cancellationToken);
            if (kept?.Booking is { } here && here.WaitingEntry == offeree.Id)
            {
                return new(Booked(kept));
            }

            if (current is null || kept is null || !tokens.IsKept(kept, offeree))
            {
                return refused;
            }

            if (current.Booking!.IsMoving)
            {
                await settle.HandleAsync(current.Booking.Id, cancellationToken);
            }
            else if (await move.ToAsync(current, kept, offeree.Id, cancellationToken) is { } moved)
            {
                return new(Booked(moved));
            }
        }

        return new(new Refusal("try-again", 409));
    }

    /// <summary>The booking that the person has; null when it is no business of this entry.</summary>
    private async Task<Place?> CurrentAsync(Offeree offeree, CancellationToken cancellationToken)
    {
        var (schedule, now) = (schedules.Find(offeree.Service)!, Instant.FromDateTimeOffset(clock.GetUtcNow()));
        foreach (var person in book.KeysOf(schedule, offeree.Answers))
        {
            // A guard may stand for a booking that is over or never came to be, while another stands under an earlier secret.
            if (await guards.FindAsync(person, schedule.Group, cancellationToken) is { } guard
                && await bookings.HandleAsync(guard.Booking, cancellationToken) is { Booking: { IsLive: true } booking } current
                && current.End > now)
            {
                return current.Key.Day.Service == offeree.Service
                    && string.Equals(booking.Email, offeree.Answers[BookingForm.Email], StringComparison.OrdinalIgnoreCase)
                        ? current
                        : null;
            }
        }

        return null;
    }

    private BookedPlace Booked(Place place) =>
        new(place, keys.For(ReferenceNumber.TryParse(place.Booking!.Id, out var reference) ? reference : default));
}
