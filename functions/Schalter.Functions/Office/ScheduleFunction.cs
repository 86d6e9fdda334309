using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Appointments.Staff;
using Schalter.Services.Office;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Office;

/// <summary>The schedule of a service: shown, replaced as a whole, or given a closure or another number of counters.</summary>
public sealed class ScheduleFunction(GetSchedule get, PutSchedule put, ChangeSchedule change, AuditTrail audit, HttpAnswers answers)
{
    private const int MaxBytes = 256 * 1024;

    [Function(nameof(GetSchedule))]
    [OfficePolicy(OfficeRoles.Planner)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "office/schedules/{service}")] HttpRequest request,
        string service, CancellationToken cancellationToken)
    {
        var found = await get.HandleAsync(service, cancellationToken);
        if (found.Value is not { } schedule)
        {
            return answers.Result(request, found);
        }

        request.HttpContext.Response.Headers.ETag = $"\"{schedule.Version}\"";
        return Results.Json(schedule.Json, SubmissionJson.Options);
    }

    [Function(nameof(PutSchedule))]
    [OfficePolicy(OfficeRoles.Planner)]
    public async Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "office/schedules/{service}")] HttpRequest request,
        string service, CancellationToken cancellationToken)
    {
        var body = await request.FileAsync("application/json", MaxBytes, cancellationToken);
        if (body.Value is not { } file)
        {
            return answers.Result(request, body);
        }

        var input = new ScheduleInput(file, request.KnownVersion(), IsDryRun(request));
        return await ChangedAsync(request, service, null, () => put.HandleAsync(service, input, cancellationToken), cancellationToken);
    }

    [Function("ChangeCapacity")]
    [OfficePolicy(OfficeRoles.Planner)]
    public Task<IResult> CapacityAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "office/schedules/{service}/capacity")] HttpRequest request,
        string service, CancellationToken cancellationToken) =>
        AddAsync<CapacityInput>(request, service, ScheduleEntry.Of, cancellationToken);

    [Function("AddClosure")]
    [OfficePolicy(OfficeRoles.Planner)]
    public Task<IResult> ClosureAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "office/schedules/{service}/closures")] HttpRequest request,
        string service, CancellationToken cancellationToken) =>
        AddAsync<ClosureInput>(request, service, ScheduleEntry.Of, cancellationToken);

    private async Task<IResult> AddAsync<TInput>(
        HttpRequest request, string service, Func<TInput, ScheduleEntry> entry, CancellationToken cancellationToken)
        where TInput : class, IOfficeInput
    {
        var body = await request.BodyAsync<TInput>(cancellationToken);
        return body.Value is not { } input
            ? answers.Result(request, body)
            : await ChangedAsync(
                request, service, input.Reason, () => change.HandleAsync(service, entry(input), IsDryRun(request), cancellationToken), cancellationToken);
    }

    /// <summary>Who only asks what it would mean changes nothing that somebody could want to find in the trail.</summary>
    private async Task<IResult> ChangedAsync(
        HttpRequest request, string service, string? reason, Func<Task<Answer<ChangedSchedule>>> work, CancellationToken cancellationToken)
    {
        var answer = IsDryRun(request)
            ? await work()
            : await audit.ChangeAsync(request.Act(null, ScheduleFiles.Named(service), reason), work, cancellationToken);
        if (answer.Value is { } changed)
        {
            request.HttpContext.Response.Headers.ETag = $"\"{changed.Version}\"";
        }

        return answers.Result(request, answer);
    }

    private static bool IsDryRun(HttpRequest request) => string.Equals(request.Query["dryRun"], "true", StringComparison.OrdinalIgnoreCase);
}
