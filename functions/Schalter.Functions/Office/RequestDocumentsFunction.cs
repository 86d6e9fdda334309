using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Office;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Office;

/// <summary>The office asks for documents; the person sees it and can supply them.</summary>
public sealed class RequestDocumentsFunction(RequestDocuments ask, OfficeChange office)
{
    [Function(nameof(RequestDocuments))]
    [OfficePolicy(OfficeRoles.Integrator, OfficeRoles.CaseWorker)]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "office/cases/{reference}/requests")] HttpRequest request,
        string reference, CancellationToken cancellationToken) =>
        office.RunAsync<RequestsInput>(
            request, reference, input => ask.HandleAsync(reference, input, request.Headers["Idempotency-Key"], cancellationToken), cancellationToken);
}
