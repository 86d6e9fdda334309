using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Office;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Office;

/// <summary>The office has taken the hand-over package into its own file.</summary>
public sealed class AcceptSubmissionFunction(AcceptSubmission accept, OfficeChange office)
{
    [Function(nameof(AcceptSubmission))]
    [OfficePolicy(OfficeRoles.Integrator, OfficeRoles.CaseWorker)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "office/cases/{reference}/accept")] HttpRequest request,
        string reference, CancellationToken cancellationToken) =>
        office.RunAsync<AcceptInput>(
            request, reference, _ => accept.HandleAsync(reference, cancellationToken), cancellationToken);
}
