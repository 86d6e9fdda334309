using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Office;

namespace Schalter.Functions.Office;

/// <summary>Work that has ended as a defect.</summary>
public sealed class ListPoisonFunction(ListPoison list, HttpAnswers answers)
{
    [Function(nameof(ListPoison))]
    [OfficePolicy(OfficeRoles.Integrator)]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "office/poison")] HttpRequest request, CancellationToken cancellationToken) =>
        answers.Result(request, await list.HandleAsync(cancellationToken));
}
