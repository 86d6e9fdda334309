using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Office;

namespace Schalter.Functions.Office;

/// <summary>Who looked at a case, or was at anything on a day. Looking here is noted as well.</summary>
public sealed class ReadAuditFunction(ReadAudit read, AuditTrail audit, HttpAnswers answers)
{
    [Function(nameof(ReadAudit))]
    [OfficePolicy(OfficeRoles.Auditor)]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "office/audit")] HttpRequest request, CancellationToken cancellationToken)
    {
        var query = new AuditQuery(Value(request, "reference"), Value(request, "day"), Value(request, "after"));
        return answers.Result(request, await audit.ShowAsync(
            request.Act(query.Reference, query.Day), () => read.HandleAsync(query, cancellationToken), cancellationToken));
    }

    private static string? Value(HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } value ? value : null;
}
