using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Feedback;
using Schalter.Functions.Platform;
using Schalter.Services.Feedback.Reporting;
using Schalter.Services.Office;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Office;

/// <summary>The weekly reports: sums without persons.</summary>
public sealed class ReportsFunction(GetReport get, HttpAnswers answers)
{
    private const string Csv = "text/csv";

    [Function("ListReports")]
    [OfficePolicy(OfficeRoles.Editor, OfficeRoles.Planner, OfficeRoles.CaseWorker)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "office/reports")] HttpRequest request, CancellationToken cancellationToken) =>
        Results.Json(await get.ListAsync(HttpAnswers.ApiBase, cancellationToken), SubmissionJson.Options);

    [Function(nameof(GetReport))]
    [OfficePolicy(OfficeRoles.Editor, OfficeRoles.Planner, OfficeRoles.CaseWorker)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "office/reports/{week}")] HttpRequest request,
        string week, CancellationToken cancellationToken)
    {
        var asTable = request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals(Csv, StringComparison.OrdinalIgnoreCase));
        var found = await get.HandleAsync(week, asTable, cancellationToken);
        PublicAnswers.VaryByPreference(request);
        return found.Value is not { } file ? answers.Result(request, found)
            : asTable ? Results.Bytes(file.Bytes, $"{Csv}; charset=utf-8", $"{week}.csv")
            : ReportAnswers.Page(request, file);
    }
}
