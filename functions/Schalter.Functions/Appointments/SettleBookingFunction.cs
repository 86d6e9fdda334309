using Microsoft.Azure.Functions.Worker;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Platform;

namespace Schalter.Functions.Appointments;

/// <summary>Looks after bookings that were moved or wait to be confirmed.</summary>
public sealed class SettleBookingFunction(SettleBooking settle, Patience patience)
{
    [Function(nameof(SettleBooking))]
    public Task Run(
        [QueueTrigger(UnsettledBooking.Queue, Connection = StorageClients.Section)] UnsettledBooking message, CancellationToken cancellationToken) =>
        patience.RunAsync(UnsettledBooking.Queue, message, settle.HandleAsync, cancellationToken);
}
