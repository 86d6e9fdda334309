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
    GetWaitingEntry entries, SlotStore places, ScheduleCatalogue schedules, BookAppointment book, MoveBooking move, GuardStore guards,
    FindBooking bookings, OfferTokens tokens, EndOffer end, AccessKeys keys, TimeProvider clock)
{
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

        var answers = new Answers(waiting.Answers.Select(a => KeyValuePair.Create<string, IReadOnlyList<string>>(a.Key, [a.Value])));
        var input = new BookInput(tokens.For(waiting, offered).ToString(), answers, waiting.Language) { WaitingEntry = waiting.Id };
        var booked = await book.HandleAsync(waiting.Service, input, cancellationToken);
        return booked.Refusal?.Code == "already-booked" ? await MoveAsync(waiting, offered, booked, cancellationToken) : booked;
    }

    /// <summary>Only a booking made with the same address: namesakes do not move each other.</summary>
    private async Task<Answer<BookedPlace>> MoveAsync(
        WaitingEntry waiting, PlaceKey offered, Answer<BookedPlace> refused, CancellationToken cancellationToken)
    {
        var schedule = schedules.Find(waiting.Service)!;
        var guard = await guards.FindAsync(book.PersonOf(schedule, waiting.Answers), schedule.Group, cancellationToken);
        var current = guard is null ? null : await bookings.HandleAsync(guard.Booking, cancellationToken);
        if (current is null || current.Key.Day.Service != waiting.Service
            || !string.Equals(current.Booking!.Email, waiting.Answers[BookingForm.Email], StringComparison.OrdinalIgnoreCase)
            || await places.FindAsync(offered, cancellationToken) is not { State: PlaceState.Held } kept
            || kept.Hold!.Hash != tokens.For(waiting, offered).Hash)
        {
            return refused;
        }

        return await move.ToAsync(current, kept, waiting.Id, cancellationToken) is { } moved ? new(Booked(moved)) : new(new Refusal("try-again", 409));
    }

    private BookedPlace Booked(Place place) =>
        new(place, keys.For(ReferenceNumber.TryParse(place.Booking!.Id, out var reference) ? reference : default));
}
