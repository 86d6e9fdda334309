using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Faqs.Editing;
using Schalter.Services.Office;
using Schalter.Services.Platform;

namespace Schalter.Functions.Office;

/// <summary>The file of a question and answer in a language: shown, replaced, or put back as it was before.</summary>
public sealed class FaqFileFunction(GetFaqFile get, PutFaq put, FaqVersions versions, RestoreFaq restore, AuditTrail audit, HttpAnswers answers)
{
    private const int MaxBytes = 64 * 1024;
    private const string Markdown = "text/markdown";

    [Function(nameof(GetFaqFile))]
    [OfficePolicy(OfficeRoles.Editor)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "office/faqs/{lang}/{id}")] HttpRequest request,
        string lang, string id, CancellationToken cancellationToken)
    {
        var found = await get.HandleAsync(new(lang, id), cancellationToken);
        return found.Value is { } file ? File(request, file) : answers.Result(request, found);
    }

    [Function(nameof(PutFaq))]
    [OfficePolicy(OfficeRoles.Editor)]
    public async Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "office/faqs/{lang}/{id}")] HttpRequest request,
        string lang, string id, CancellationToken cancellationToken)
    {
        var place = new FaqPlace(lang, id);
        var body = await request.FileAsync(Markdown, MaxBytes, cancellationToken);
        return body.Value is { } file
            ? await ChangedAsync(request, place, () => put.HandleAsync(place, file, request.KnownVersion(), cancellationToken), cancellationToken)
            : answers.Result(request, body);
    }

    [Function("ListFaqVersions")]
    [OfficePolicy(OfficeRoles.Editor)]
    public async Task<IResult> VersionsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "office/faqs/{lang}/{id}/versions")] HttpRequest request,
        string lang, string id, CancellationToken cancellationToken) =>
        answers.Result(request, await versions.ListAsync(new(lang, id), cancellationToken));

    [Function("GetFaqVersion")]
    [OfficePolicy(OfficeRoles.Editor)]
    public async Task<IResult> VersionAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "office/faqs/{lang}/{id}/versions/{version}")] HttpRequest request,
        string lang, string id, string version, CancellationToken cancellationToken)
    {
        var found = await versions.FindAsync(new(lang, id), version, cancellationToken);
        return found.Value is { } file ? File(request, new(file.Bytes, version)) : answers.Result(request, found);
    }

    [Function(nameof(RestoreFaq))]
    [OfficePolicy(OfficeRoles.Editor)]
    public Task<IResult> RestoreAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "office/faqs/{lang}/{id}/versions/{version}/restore")] HttpRequest request,
        string lang, string id, string version, CancellationToken cancellationToken)
    {
        var place = new FaqPlace(lang, id);
        return ChangedAsync(request, place, () => restore.HandleAsync(place, version, request.KnownVersion(), cancellationToken), cancellationToken);
    }

    private async Task<IResult> ChangedAsync(
        HttpRequest request, FaqPlace place, Func<Task<Answer<ChangedFaq>>> work, CancellationToken cancellationToken)
    {
        var answer = await audit.ChangeAsync(request.Act(null, place.Named), work, cancellationToken);
        if (answer.Value is { } changed)
        {
            request.HttpContext.Response.Headers.ETag = $"\"{changed.Version}\"";
        }

        return answers.Result(request, answer);
    }

    private static IResult File(HttpRequest request, FaqFile file)
    {
        request.HttpContext.Response.Headers.ETag = $"\"{file.Version}\"";
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(file.Bytes, $"{Markdown}; charset=utf-8");
    }
}
