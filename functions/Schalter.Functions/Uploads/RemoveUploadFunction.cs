using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Uploads.Resumable;

namespace Schalter.Functions.Uploads;

/// <summary>Gives an upload up.</summary>
public sealed class RemoveUploadFunction(RemoveUpload remove, HttpAnswers answers)
{
    [Function(nameof(RemoveUpload))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "uploads/{upload}")] HttpRequest request,
        string upload, CancellationToken cancellationToken) => RemoveAsync(remove, answers, request, upload, cancellationToken);

    internal static async Task<IResult> RemoveAsync(
        RemoveUpload remove, HttpAnswers answers, HttpRequest request, string upload, CancellationToken cancellationToken) =>
        (Tus.Begin(request) ?? await remove.HandleAsync(upload, cancellationToken)) is { } refusal ? answers.Problem(request, refusal) : Results.NoContent();
}
