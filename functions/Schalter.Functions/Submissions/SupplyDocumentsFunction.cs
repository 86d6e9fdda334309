using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Pages;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Submissions;

/// <summary>Takes in missing or replaced documents of a case.</summary>
public sealed class SupplyDocumentsFunction(SupplyDocuments supply, GetSubmission get, SubmissionPages pages, HttpAnswers answers)
{
    [Function(nameof(SupplyDocuments))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "submissions/{reference}/documents")] HttpRequest request,
        string reference, CancellationToken cancellationToken)
    {
        var input = new SupplyRequest(
            reference, request.BearerToken(), request.ContentType, request.Body, request.Headers["Idempotency-Key"], request.WantsPage());
        return await supply.HandleAsync(input, cancellationToken) switch
        {
            SupplyResult.Supplied s when request.WantsPage() => await PageAsync(request, s, cancellationToken),
            SupplyResult.Supplied s => Results.Json(
                new { s.Reference, s.ReceivedAt, Documents = s.Files, StatusUrl = $"{HttpAnswers.ApiBase}/submissions/{s.Reference}" },
                SubmissionJson.Options, statusCode: StatusCodes.Status202Accepted),
            SupplyResult.Refused r => answers.Problem(request, r.Refusal, r.Form, r.AccessKey is { } key ? new CaseAccess(reference, key) : null),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<IResult> PageAsync(HttpRequest request, SupplyResult.Supplied supplied, CancellationToken cancellationToken)
    {
        var view = await get.HandleAsync(supplied.Reference, supplied.AccessKey, cancellationToken);
        return await pages.SupplementedAsync(request, view!, supplied);
    }
}
