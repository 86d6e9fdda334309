using Microsoft.Azure.Functions.Worker;
using Schalter.Services.Appointments.Reminding;

namespace Schalter.Functions.Appointments;

/// <summary>Every ten minutes: reminds people whose appointment is near.</summary>
public sealed class RemindPeopleFunction(RemindPeople remind)
{
    [Function(nameof(RemindPeople))]
    public Task Run([TimerTrigger("0 */10 * * * *")] TimerInfo timer, CancellationToken cancellationToken) => remind.HandleAsync(cancellationToken);
}
