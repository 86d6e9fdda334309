using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Office;

namespace Schalter.Functions.Office;

/// <summary>Has the work of a poison queue done again.</summary>
public sealed class RedrivePoisonFunction(RedrivePoison redrive, AuditTrail audit, HttpAnswers answers)
{
    [Function(nameof(RedrivePoison))]
    [OfficePolicy(OfficeRoles.Integrator)]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "office/poison/{queue}/redrive")] HttpRequest request,
        string queue, CancellationToken cancellationToken) =>
        answers.Result(request, await audit.ChangeAsync(
            request.Act(null, queue), () => redrive.HandleAsync(queue, cancellationToken), cancellationToken));
}
