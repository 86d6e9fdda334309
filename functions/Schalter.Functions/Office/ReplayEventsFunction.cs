using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Events;
using Schalter.Services.Office;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Office;

/// <summary>Has events published again for a subscriber that lost some.</summary>
public sealed class ReplayEventsFunction(ReplayEvents replay, AuditTrail audit, HttpAnswers answers)
{
    [Function(nameof(ReplayEvents))]
    [OfficePolicy(OfficeRoles.Integrator)]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "office/events/replay")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var body = await request.BodyAsync<ReplayInput>(cancellationToken);
        if (body.Value is not { } input)
        {
            return answers.Result(request, body);
        }

        var answer = await audit.ChangeAsync(
            request.Act(input.Reference, reason: input.Reason), () => replay.HandleAsync(input, cancellationToken), cancellationToken);
        return answer.Value is { } started
            ? Results.Json(started, SubmissionJson.Options, statusCode: StatusCodes.Status202Accepted)
            : answers.Result(request, answer);
    }
}
