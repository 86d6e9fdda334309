using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Submissions;

/// <summary>Shows where a case stands, to programs by GET with the key in the Authorization header.</summary>
public sealed class GetSubmissionFunction(GetSubmission get, FormCatalogue forms, SubmissionPages pages, HttpAnswers answers)
{
    [Function(nameof(GetSubmission))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "submissions/{reference}")] HttpRequest request,
        string reference, CancellationToken cancellationToken)
    {
        if (request.LacksKey())
        {
            // The same address takes in what is filled in: who opens it by a form's name wants that form.
            return forms.Find(reference) is { } form
                ? PageInstead.To(request, $"forms/{form.Id}")
                : pages.Login(request, reference, failed: false);
        }

        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return await get.HandleAsync(reference, request.BearerToken(), cancellationToken) is { } view
            ? Results.Json(view, SubmissionJson.Options)
            : answers.Problem(request, Refusal.SubmissionUnknown);
    }
}
