using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Submissions;

/// <summary>Shows where a case stands, to programs by GET with the key in the Authorization header.</summary>
public sealed class GetSubmissionFunction(GetSubmission get, SubmissionPages pages, HttpAnswers answers)
{
    [Function(nameof(GetSubmission))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "submissions/{reference}")] HttpRequest request,
        string reference, CancellationToken cancellationToken)
    {
        if (request.LacksKey())
        {
            return pages.Login(request, reference, failed: false);
        }

        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return await get.HandleAsync(reference, request.BearerToken(), cancellationToken) is { } view
            ? Results.Json(view, SubmissionJson.Options)
            : answers.Problem(request, Refusal.SubmissionUnknown);
    }
}
