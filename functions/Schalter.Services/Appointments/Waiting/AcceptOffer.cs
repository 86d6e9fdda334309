using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Waiting;

/// <summary>
/// Books the place that was offered. Who has an appointment already moves it there. Doing it again says the same; the mail with the offer
/// has shown that the address is the person's, so nothing is left to confirm.
/// </summary>
public sealed class AcceptOffer(
    GetWaitingEntry entries, SlotStore places, ScheduleCatalogue schedules, BookAppointment book, MoveBooking move, SettleMove settle, GuardStore guards,
    FindBooking bookings, OfferTokens tokens, EndOffer end, AccessKeys keys, TimeProvider clock)
{
    private const int Tries = 5;

    public async Task<Answer<BookedPlace>> HandleAsync(string entry, string? accessKey, CancellationToken cancellationToken)
    {
        var found = await entries.HandleAsync(entry, accessKey, cancellationToken);
        if (found.Value is not { Entry: var waiting })
        {
            return new(found.Refusal!);
        }

        if (waiting.Status is not (WaitingStatus.Offered or WaitingStatus.Accepted) || waiting.Offer is not { } offer
            || (waiting.Status == WaitingStatus.Offered && offer.Until <= clock.GetUtcNow()))
        {
            return new(new Refusal("offer-over", 410));
        }

        var booked = await BookAsync(waiting, PlaceKey.At(offer.Place), cancellationToken);
        if (booked.Value is { } place && waiting.Status == WaitingStatus.Offered)
        {
            await end.EndAsync(waiting, WaitingStatus.Accepted, place.Place.Booking!.Id, cancellationToken);
        }

        return booked;
    }

    private async Task<Answer<BookedPlace>> BookAsync(WaitingEntry waiting, PlaceKey offered, CancellationToken cancellationToken)
    {
        if (waiting.Booking is { } known && await bookings.HandleAsync(known, cancellationToken) is { } there)
        {
            return new(Booked(there));
        }

        if (await places.FindAsync(offered, cancellationToken) is { Booking: { } here } taken && here.WaitingEntry == waiting.Id)
        {
            return new(Booked(taken));
        }

        var answers = new Answers(waiting.Answers.Select(a => KeyValuePair.Create<string, IReadOnlyList<string>>(a.Key, [a.Value])));
        var input = new BookInput(tokens.For(waiting, offered).ToString(), answers, waiting.Language) { WaitingEntry = waiting.Id };
        var booked = await book.HandleAsync(waiting.Service, input, cancellationToken);
        return booked.Refusal?.Code == "already-booked" ? await MoveAsync(waiting, offered, booked, cancellationToken) : booked;
    }

    /// <summary>Only a booking made with the same address: namesakes do not move each other.</summary>
    private async Task<Answer<BookedPlace>> MoveAsync(
        WaitingEntry waiting, PlaceKey offered, Answer<BookedPlace> refused, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var current = await CurrentAsync(waiting, cancellationToken);
            var kept = await places.FindAsync(offered, cancellationToken);
            if (kept?.Booking is { } here && here.WaitingEntry == waiting.Id)
            {
                return new(Booked(kept));
            }

            if (current is null || kept is not { State: PlaceState.Held } || kept.Hold!.Hash != tokens.For(waiting, offered).Hash)
            {
                return refused;
            }

            if (current.Booking!.IsMoving)
            {
                await settle.HandleAsync(current.Booking.Id, cancellationToken);
            }
            else if (await move.ToAsync(current, kept, waiting.Id, cancellationToken) is { } moved)
            {
                return new(Booked(moved));
            }
        }

        return new(new Refusal("try-again", 409));
    }

    /// <summary>The booking that the person has; null when it is no business of this entry.</summary>
    private async Task<Place?> CurrentAsync(WaitingEntry waiting, CancellationToken cancellationToken)
    {
        var schedule = schedules.Find(waiting.Service)!;
        var guard = await guards.FindAsync(book.PersonOf(schedule, waiting.Answers), schedule.Group, cancellationToken);
        return guard is not null && await bookings.HandleAsync(guard.Booking, cancellationToken) is { } current && current.Key.Day.Service == waiting.Service
            && string.Equals(current.Booking!.Email, waiting.Answers[BookingForm.Email], StringComparison.OrdinalIgnoreCase)
                ? current
                : null;
    }

    private BookedPlace Booked(Place place) =>
        new(place, keys.For(ReferenceNumber.TryParse(place.Booking!.Id, out var reference) ? reference : default));
}
