using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Protection.Proofs;

namespace Schalter.Functions.Protection;

/// <summary>Gives out a challenge in the format of ALTCHA, for its widget or any program.</summary>
public sealed class GiveChallengeFunction(GiveChallenge give, ClientNetwork clients, HttpAnswers answers)
{
    [Function(nameof(GiveChallenge))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "challenge")] HttpRequest request)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        var given = give.Handle(request.Query["action"], request.Query["target"], clients.Of(request.HttpContext));
        return given.Value is { } challenge ? Results.Json(challenge, ChallengeJson.Options) : answers.Problem(request, given.Refusal!);
    }
}
