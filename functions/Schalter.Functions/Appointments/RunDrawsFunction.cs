using Microsoft.Azure.Functions.Worker;
using Schalter.Services.Appointments.Draws;

namespace Schalter.Functions.Appointments;

/// <summary>Every minute: announces draws, closes and draws them, offers what was drawn and passes on what nobody takes.</summary>
public sealed class RunDrawsFunction(RunDraws run)
{
    [Function(nameof(RunDraws))]
    public Task Run([TimerTrigger("15 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) => run.HandleAsync(cancellationToken);
}
