using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Office;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Office;

/// <summary>The office begins to work on a case, or has decided it; the person sees it.</summary>
public sealed class ChangeStatusFunction(ChangeStatus change, OfficeChange office)
{
    [Function(nameof(ChangeStatus))]
    [OfficePolicy(OfficeRoles.Integrator, OfficeRoles.CaseWorker)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "office/cases/{reference}/status")] HttpRequest request,
        string reference, CancellationToken cancellationToken) =>
        office.RunAsync<StatusInput>(
            request, reference, input => change.HandleAsync(reference, input, cancellationToken), cancellationToken);
}
