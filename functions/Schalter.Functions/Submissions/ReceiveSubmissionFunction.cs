using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Submissions;

/// <summary>Takes in an application (Antrag, § 81 Abs. 1 AufenthG) or message and answers with its receipt.</summary>
public sealed class ReceiveSubmissionFunction(SubmissionIntake intake)
{
    [Function(nameof(ReceiveSubmission))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "submissions/{form}")] HttpRequest request,
        string form, CancellationToken cancellationToken) =>
        intake.ReceiveAsync(request, form, cancellationToken);
}
