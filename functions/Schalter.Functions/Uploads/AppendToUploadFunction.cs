using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Platform;
using Schalter.Services.Uploads.Resumable;

namespace Schalter.Functions.Uploads;

/// <summary>Takes in the next bytes of an upload.</summary>
public sealed class AppendToUploadFunction(AppendToUpload append, RemoveUpload remove, HttpAnswers answers)
{
    [Function(nameof(AppendToUpload))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "uploads/{upload}")] HttpRequest request,
        string upload)
    {
        var refusal = Tus.Begin(request) ?? (Tus.BringsBytes(request) ? null : new Refusal("media-type-unsupported", 415));
        if (refusal is not null)
        {
            return answers.Problem(request, refusal);
        }

        var taken = await append.HandleAsync(new(upload, Tus.OffsetOf(request), request.Body));
        if (taken.Value is not { } progress)
        {
            return answers.Problem(request, taken.Refusal!);
        }

        Tus.Tell(request.HttpContext.Response, progress);
        return Results.NoContent();
    }

    /// <summary>The twin for networks that let only GET and POST through: <c>X-HTTP-Method-Override</c> says what is meant.</summary>
    [Function("OverrideUpload")]
    public Task<IResult> OverrideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "uploads/{upload}")] HttpRequest request,
        string upload, CancellationToken cancellationToken) => request.Headers["X-HTTP-Method-Override"].ToString().ToUpperInvariant() switch
        {
            "PATCH" => Run(request, upload),
            "DELETE" => RemoveUploadFunction.RemoveAsync(remove, answers, request, upload, cancellationToken),
            _ => Task.FromResult(answers.Problem(request, new Refusal("route-unknown", StatusCodes.Status404NotFound))),
        };
}
