using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Office;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Office;

/// <summary>The office does not take a submission; the person sees the reasons.</summary>
public sealed class RejectSubmissionFunction(RejectSubmission reject, OfficeChange office)
{
    [Function(nameof(RejectSubmission))]
    [OfficePolicy(OfficeRoles.Integrator, OfficeRoles.CaseWorker)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "office/cases/{reference}/reject")] HttpRequest request,
        string reference, CancellationToken cancellationToken) =>
        office.RunAsync<RejectInput>(
            request, reference, input => reject.HandleAsync(reference, input, cancellationToken), cancellationToken);
}
