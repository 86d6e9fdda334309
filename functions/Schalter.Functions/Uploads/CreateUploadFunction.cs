using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Uploads.Resumable;

namespace Schalter.Functions.Uploads;

/// <summary>Begins an upload; its first bytes may come with it.</summary>
public sealed class CreateUploadFunction(CreateUpload create, AppendToUpload append, ShowUpload show, HttpAnswers answers)
{
    [Function(nameof(CreateUpload))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "uploads")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (Tus.Begin(request) is { } refusal)
        {
            return answers.Problem(request, refusal);
        }

        var created = await create.HandleAsync(Tus.Announced(request), cancellationToken);
        if (created.Value is { } begun && Tus.BringsBytes(request))
        {
            // Bytes that are refused do not undo the creation: its address and how far it has come are told all the same.
            var taken = await append.HandleAsync(new(begun.Upload.Id.Value, begun.Offset, request.Body));
            created = taken.Value is null ? await show.HandleAsync(begun.Upload.Id.Value, cancellationToken) : taken;
        }

        return created.Value is { } progress ? Created(request.HttpContext.Response, progress) : answers.Problem(request, created.Refusal!);
    }

    private static IResult Created(HttpResponse response, UploadProgress progress)
    {
        Tus.Tell(response, progress);
        return Results.Created(Tus.Address(progress.Upload), null);
    }
}
