using Microsoft.AspNetCore.Http;
using Schalter.Functions.Platform;
using Schalter.Services.Office;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Office;

/// <summary>What every change of a case by the office goes through: reads the body, notes who and why, changes, answers the case as it is now.</summary>
public sealed class OfficeChange(AuditTrail audit, HttpAnswers answers)
{
    public async Task<IResult> RunAsync<TInput>(
        HttpRequest request, string reference, Func<TInput, Task<Answer<CaseStatus>>> change, CancellationToken cancellationToken)
        where TInput : class, IOfficeInput
    {
        var body = await request.BodyAsync<TInput>(cancellationToken);
        return body.Value is not { } input
            ? answers.Result(request, body)
            : answers.Result(
                request, await audit.ChangeAsync(request.Act(reference, reason: input.Reason), () => change(input), cancellationToken));
    }
}
