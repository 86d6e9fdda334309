using NodaTime;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>Sees to it that nothing half-done stays: a move that stopped in between, a booking that nobody confirmed.</summary>
public sealed class SettleBooking(FindBooking bookings, SettleMove move, CancelBooking cancel, MessageSender sender, TimeProvider clock)
{
    /// <exception cref="BookingBusyException">Others change it at the same time, or its time has not come.</exception>
    public async Task HandleAsync(UnsettledBooking message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        await SettleAsync(message.Booking, cancellationToken);
        if (!message.IsLast)
        {
            await sender.SendAsync(
                UnsettledBooking.Queue, new UnsettledBooking(message.Booking, IsLast: true), UnsettledBooking.LongestInvocation, cancellationToken);
        }
    }

    private async Task SettleAsync(string reference, CancellationToken cancellationToken)
    {
        if (!await move.HandleAsync(reference, cancellationToken))
        {
            throw new BookingBusyException();
        }

        if (await bookings.HandleAsync(reference, cancellationToken) is not { Booking: { Status: BookingStatus.Unconfirmed } booking } place)
        {
            return;
        }

        var now = clock.GetUtcNow();
        if (booking.ConfirmBy > now || !await cancel.GiveBackAsync(place, CancelReason.Unconfirmed, Instant.FromDateTimeOffset(now), cancellationToken))
        {
            throw new BookingBusyException();
        }
    }
}

/// <summary>Somebody else is at it: look again in a moment.</summary>
public sealed class BookingBusyException : NotNowException
{
    public BookingBusyException()
    {
    }

    public BookingBusyException(string message)
        : base(message)
    {
    }

    public BookingBusyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
