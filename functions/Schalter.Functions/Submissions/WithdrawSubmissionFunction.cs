using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Submissions;

/// <summary>Takes a submission back: DELETE for programs, a POST twin for plain forms.</summary>
public sealed class WithdrawSubmissionFunction(WithdrawSubmission withdraw, HttpAnswers answers, TimeProvider clock)
{
    [Function(nameof(WithdrawSubmission))]
    public async Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "submissions/{reference}")] HttpRequest request,
        string reference, CancellationToken cancellationToken) =>
        await withdraw.HandleAsync(reference, request.BearerToken(), cancellationToken) is { } refusal
            ? answers.Problem(request, refusal)
            : Results.NoContent();

    [Function("WithdrawSubmissionByForm")]
    public async Task<IResult> PostAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "submissions/{reference}/withdraw")] HttpRequest request,
        string reference, CancellationToken cancellationToken)
    {
        var accessKey = await request.AccessKeyAsync(cancellationToken);
        if (request.WantsPage() && string.IsNullOrEmpty(await request.FormFieldAsync("confirm", cancellationToken)))
        {
            return answers.Problem(
                request, new("withdraw-impossible", 422), access: accessKey is null ? null : new(reference, accessKey));
        }

        if (await withdraw.HandleAsync(reference, accessKey, cancellationToken) is { } refusal)
        {
            return answers.Problem(request, refusal);
        }

        return request.WantsPage()
            ? HttpAnswers.Page(request, answers.Pages.Withdrawn(new(
                answers.LanguageOf(request), HttpAnswers.ApiBase, reference, clock.GetUtcNow())))
            : Results.NoContent();
    }
}
