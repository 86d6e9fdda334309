using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using Schalter.Functions.Platform;
using Schalter.Services.Office;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Office;

/// <summary>A clean document of a case, its summary or its hand-over package.</summary>
public sealed class GetCaseDocumentFunction(OpenDocument open, AuditTrail audit, HttpAnswers answers)
{
    [Function("GetCaseDocument")]
    [OfficePolicy(OfficeRoles.Integrator, OfficeRoles.CaseWorker)]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "office/cases/{reference}/documents/{document}")] HttpRequest request,
        string reference, string document, CancellationToken cancellationToken)
    {
        var answer = await audit.ShowAsync(
            request.Act(reference, document), () => open.HandleAsync(reference, document, cancellationToken), cancellationToken);
        if (answer.Value is not { } file)
        {
            return answers.Result(request, answer);
        }

        // People sent it: a browser must save it, never show or run it.
        var headers = request.HttpContext.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var tag = file.Sha256 is null ? null : new EntityTagHeaderValue($"\"{file.Sha256}\"");
        return Results.Stream(file.Content, file.MediaType, file.FileName, entityTag: tag);
    }
}
