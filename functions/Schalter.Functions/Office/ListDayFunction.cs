using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Appointments.Staff;
using Schalter.Services.Office;

namespace Schalter.Functions.Office;

/// <summary>Who comes on a day: as data, or as a page to print and tick.</summary>
public sealed class ListDayFunction(ListDay list, AuditTrail audit, HttpAnswers answers)
{
    [Function(nameof(ListDay))]
    [OfficePolicy(OfficeRoles.CaseWorker, OfficeRoles.Planner)]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "office/days/{date}")] HttpRequest request,
        string date, CancellationToken cancellationToken)
    {
        var service = request.Query["service"].ToString() is { Length: > 0 } wanted ? wanted : null;
        var looked = $"{ListDay.Named(date)} {(service is null ? string.Empty : ScheduleFiles.Named(service))}";
        var answer = await audit.ShowAsync(request.Act(null, looked), () => list.HandleAsync(date, service, cancellationToken), cancellationToken);
        PublicAnswers.VaryByPreference(request);
        return answer.Value is { } day && request.WantsPage()
            ? HttpAnswers.Page(request, answers.Pages.Day(new(answers.LanguageOf(request), HttpAnswers.ApiBase, day)))
            : answers.Result(request, answer);
    }
}
