using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Office;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Office;

/// <summary>The office begins to work on a case, or has decided it; the person sees it.</summary>
public sealed class ChangeStatusFunction(ChangeStatus change, AuditTrail audit, HttpAnswers answers)
{
    [Function(nameof(ChangeStatus))]
    [OfficePolicy(OfficeRoles.Integrator, OfficeRoles.CaseWorker)]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "office/cases/{reference}/status")] HttpRequest request,
        string reference, CancellationToken cancellationToken)
    {
        var body = await request.BodyAsync<StatusInput>(cancellationToken);
        return body.Value is not { } input
            ? answers.Result(request, body)
            : answers.Result(request, await audit.ChangeAsync(
                request.Act(reference, reason: input.Reason), () => change.HandleAsync(reference, input, cancellationToken), cancellationToken));
    }
}
