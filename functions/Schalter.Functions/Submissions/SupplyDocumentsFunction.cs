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
            SupplyResult.Refused r when request.WantsPage() => await AgainAsync(request, reference, r, cancellationToken),
            SupplyResult.Refused r => answers.ProblemJson(request, r.Refusal, r.Form, r.Drafts),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<IResult> AgainAsync(
        HttpRequest request, string reference, SupplyResult.Refused refused, CancellationToken cancellationToken) =>
        refused.Refusal.Errors.Count > 0 && await get.HandleAsync(reference, refused.AccessKey, cancellationToken) is { } view
            ? await pages.SupplyAgainAsync(request, view, refused)
            : answers.Problem(request, refused.Refusal, refused.Form, refused.AccessKey is { } key ? new CaseAccess(reference, key) : null);

    private async Task<IResult> PageAsync(HttpRequest request, SupplyResult.Supplied supplied, CancellationToken cancellationToken)
    {
        var view = await get.HandleAsync(supplied.Reference, supplied.AccessKey, cancellationToken);
        return await pages.SupplementedAsync(request, view!, supplied);
    }
}
