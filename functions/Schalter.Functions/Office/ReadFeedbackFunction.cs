using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Feedback;
using Schalter.Services.Office;

namespace Schalter.Functions.Office;

/// <summary>What people wrote at the foot of pages in a week. Somebody may have named a person there: looking is noted.</summary>
public sealed class ReadFeedbackFunction(ReadFeedback read, AuditTrail audit, HttpAnswers answers)
{
    [Function(nameof(ReadFeedback))]
    [OfficePolicy(OfficeRoles.Editor, OfficeRoles.Planner)]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "office/feedback")] HttpRequest request, CancellationToken cancellationToken)
    {
        var week = request.Query["week"].ToString() is { Length: > 0 } wanted ? wanted : null;
        return answers.Result(request, await audit.ShowAsync(
            request.Act(null, week is null ? null : Week.Parse(week)?.ToString() ?? "invalid"), () => read.HandleAsync(week, cancellationToken), cancellationToken));
    }
}
