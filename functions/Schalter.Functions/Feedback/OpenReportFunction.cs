using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Feedback.Reporting;

namespace Schalter.Functions.Feedback;

/// <summary>The report that a mail to the office leads to.</summary>
public sealed class OpenReportFunction(GetReport get, HttpAnswers answers)
{
    [Function("OpenReport")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "reports/{week}/{key}")] HttpRequest request,
        string week, string key, CancellationToken cancellationToken)
    {
        var found = await get.OpenAsync(week, key, cancellationToken);
        return found.Value is { } file ? ReportAnswers.Page(request, file) : answers.Problem(request, found.Refusal!);
    }
}
