using Microsoft.Azure.Functions.Worker;
using Schalter.Services.Appointments.Publishing;

namespace Schalter.Functions.Appointments;

/// <summary>
/// Every minute: makes visible the appointments whose time has come. The timer ticks in UTC; when that is, the schedule decides in office time.
/// </summary>
public sealed class PublishSlotsFunction(PublishSlots publish)
{
    [Function(nameof(PublishSlots))]
    public Task Run([TimerTrigger("0 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) => publish.HandleAsync(cancellationToken);
}
