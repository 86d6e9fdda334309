using Microsoft.Azure.Functions.Worker;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Submissions;

/// <summary>Checks what came in, document by document.</summary>
public sealed class ValidateSubmissionFunction(ValidateSubmission validate, Patience patience)
{
    [Function(nameof(ValidateSubmission))]
    public Task Run(
        [QueueTrigger(SubmissionNames.ReceivedQueue, Connection = StorageClients.Section)] SubmissionReceived message,
        CancellationToken cancellationToken) =>
        patience.RunAsync(SubmissionNames.ReceivedQueue, message, validate.HandleAsync, cancellationToken);
}
