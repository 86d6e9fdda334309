using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Submissions;

/// <summary>The status page for people: asks for reference and key, shows the case.</summary>
public sealed class StatusPageFunction(GetSubmission get, SubmissionPages pages)
{
    [Function("AskForStatus")]
    public IResult Ask([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "status")] HttpRequest request) =>
        pages.Login(request, null, failed: false);

    [Function("ShowStatus")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "status")] HttpRequest request, CancellationToken cancellationToken)
    {
        var reference = await request.FormFieldAsync("reference", cancellationToken) ?? string.Empty;
        var accessKey = (await request.FormFieldAsync(SubmissionNames.AccessKeyField, cancellationToken))?.Trim();
        return await get.HandleAsync(reference, accessKey, cancellationToken) is { } view
            ? await pages.StatusAsync(request, view, accessKey!)
            : pages.Login(request, reference, failed: true);
    }
}
