using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Office;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Office;

/// <summary>The office has taken the hand-over package into its own file.</summary>
public sealed class AcceptSubmissionFunction(AcceptSubmission accept, AuditTrail audit, HttpAnswers answers)
{
    [Function(nameof(AcceptSubmission))]
    [OfficePolicy(OfficeRoles.Integrator, OfficeRoles.CaseWorker)]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "office/cases/{reference}/accept")] HttpRequest request,
        string reference, CancellationToken cancellationToken)
    {
        var body = await request.BodyAsync<AcceptInput>(cancellationToken);
        return body.Value is not { } input
            ? answers.Result(request, body)
            : answers.Result(request, await audit.ChangeAsync(
                request.Act(reference, reason: input.Reason), () => accept.HandleAsync(reference, cancellationToken), cancellationToken));
    }
}
