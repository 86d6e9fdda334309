using NodaTime;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;

namespace Schalter.Services.Appointments.Waiting;

/// <summary>Takes an entry off the list. Whoever has booked the place meanwhile has accepted, even if the process died before it was noted.</summary>
public sealed class EndOffer(
    WaitlistStore waitlist, SlotStore places, OfferTokens tokens, PlaceReturn giveBack, DeadlineStore deadlines, TimeProvider clock)
{
    /// <summary>Names and addresses go a week after the entry has ended.</summary>
    private const int KeptDays = 7;

    /// <param name="entry">As it was read.</param>
    /// <param name="status">Declined or expired, unless it turns out to be accepted.</param>
    /// <returns>The entry as it is now; null when somebody else changed it.</returns>
    public async Task<WaitingEntry?> HandleAsync(WaitingEntry entry, WaitingStatus status, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var place = entry.Offer is { } offer ? await places.FindAsync(PlaceKey.At(offer.Place), cancellationToken) : null;
        var booking = place?.Booking is { } booked && IsOf(booked, entry) ? booked.Id : null;
        var ended = await EndAsync(entry, booking is null ? status : WaitingStatus.Accepted, booking, cancellationToken);
        if (ended is not null && place is { State: PlaceState.Held } && place.Hold!.Hash == tokens.For(entry, place.Key).Hash)
        {
            await places.ReplaceAsync(giveBack.Of(place, Now), cancellationToken);
        }

        return ended;
    }

    /// <inheritdoc cref="HandleAsync" path="/returns"/>
    public async Task<WaitingEntry?> EndAsync(WaitingEntry entry, WaitingStatus status, string? booking, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        await deadlines.SetAsync(OfficeTime.Day(clock.GetUtcNow()).AddDays(KeptDays), AppointmentNames.WaitingDeadline, entry.Id, cancellationToken);
        var ended = entry with { Status = status, Booking = booking, Sequence = entry.Sequence + 1 };
        if (!await waitlist.CommitAsync(ended, WaitlistEvents.Of(ended, Now), cancellationToken))
        {
            return null;
        }

        await waitlist.UnqueueAsync(LinePlace.Of(entry), cancellationToken);
        return ended;
    }

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    private static bool IsOf(Booking booking, WaitingEntry entry) => booking.WaitingEntry == entry.Id;
}
