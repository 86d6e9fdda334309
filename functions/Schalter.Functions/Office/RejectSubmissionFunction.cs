using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Office;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Office;

/// <summary>The office does not take a submission; the person sees the reasons.</summary>
public sealed class RejectSubmissionFunction(RejectSubmission reject, AuditTrail audit, HttpAnswers answers)
{
    [Function(nameof(RejectSubmission))]
    [OfficePolicy(OfficeRoles.Integrator, OfficeRoles.CaseWorker)]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "office/cases/{reference}/reject")] HttpRequest request,
        string reference, CancellationToken cancellationToken)
    {
        var body = await request.BodyAsync<RejectInput>(cancellationToken);
        return body.Value is not { } input
            ? answers.Result(request, body)
            : answers.Result(request, await audit.ChangeAsync(
                request.Act(reference, reason: input.Reason), () => reject.HandleAsync(reference, input, cancellationToken), cancellationToken));
    }
}
