using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Uploads.Resumable;

namespace Schalter.Functions.Uploads;

/// <summary>Says where to go on with an upload that was interrupted.</summary>
public sealed class ShowUploadFunction(ShowUpload show, HttpAnswers answers)
{
    [Function(nameof(ShowUpload))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "head", Route = "uploads/{upload}")] HttpRequest request,
        string upload, CancellationToken cancellationToken)
    {
        if (Tus.Begin(request) is { } refusal)
        {
            return answers.Problem(request, refusal);
        }

        var shown = await show.HandleAsync(upload, cancellationToken);
        if (shown.Value is not { } progress)
        {
            return answers.Problem(request, shown.Refusal!);
        }

        Tus.TellAll(request.HttpContext.Response, progress);
        return Results.Ok();
    }
}
