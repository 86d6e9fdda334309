using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Office;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Office;

/// <summary>The case behind an event (claim check).</summary>
public sealed class GetCaseFunction(GetCase get, AuditTrail audit, HttpAnswers answers)
{
    [Function(nameof(GetCase))]
    [OfficePolicy(OfficeRoles.Integrator, OfficeRoles.CaseWorker)]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "office/cases/{reference}")] HttpRequest request,
        string reference, CancellationToken cancellationToken) =>
        answers.Result(request, await audit.ShowAsync(
            request.Act(reference), () => get.HandleAsync(reference, cancellationToken), cancellationToken));
}
