using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Appointments.Staff;
using Schalter.Services.Emergencies;
using Schalter.Services.Office;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Office;

/// <summary>What staff do with the emergency queue: look at it, check people in, reject.</summary>
public sealed class OfficeEmergencyFunction(
    ListEmergencies list, CheckInEmergency checkIn, RejectEmergency reject, AuditTrail audit, HttpAnswers answers)
{
    [Function(nameof(ListEmergencies))]
    [OfficePolicy(OfficeRoles.CaseWorker, OfficeRoles.Planner)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "office/emergencies")] HttpRequest request, CancellationToken cancellationToken)
    {
        var service = request.Query["service"].ToString() is { Length: > 0 } wanted ? wanted : null;
        return answers.Result(request, await audit.ShowAsync(
            request.Act(null, service is null ? null : ScheduleFiles.Named(service)), () => list.HandleAsync(service, cancellationToken), cancellationToken));
    }

    [Function(nameof(CheckInEmergency))]
    [OfficePolicy(OfficeRoles.CaseWorker, OfficeRoles.Planner)]
    public Task<IResult> CheckInAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "office/emergencies/{reference}/check-in")] HttpRequest request,
        string reference, CancellationToken cancellationToken) =>
        ChangeAsync<CheckInInput>(
            request, reference, input => input.Outcome == "missed" ? "missed" : null,
            input => checkIn.HandleAsync(reference, input, cancellationToken), cancellationToken);

    [Function(nameof(RejectEmergency))]
    [OfficePolicy(OfficeRoles.CaseWorker, OfficeRoles.Planner)]
    public Task<IResult> RejectAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "office/emergencies/{reference}/reject")] HttpRequest request,
        string reference, CancellationToken cancellationToken) =>
        ChangeAsync<RejectEmergencyInput>(
            request, reference, input => input.Code is { } code && RejectEmergency.Codes.Contains(code) ? code : null,
            input => reject.HandleAsync(reference, input, cancellationToken), cancellationToken);

    private async Task<IResult> ChangeAsync<TInput>(
        HttpRequest request, string reference, Func<TInput, string?> item, Func<TInput, Task<Answer<EmergencyDetails>>> change,
        CancellationToken cancellationToken)
        where TInput : class, IOfficeInput
    {
        var body = await request.BodyAsync<TInput>(cancellationToken);
        return body.Value is not { } input
            ? answers.Result(request, body)
            : answers.Result(request, await audit.ChangeAsync(
                request.Act(reference, item(input), input.Reason), () => change(input), cancellationToken));
    }
}
