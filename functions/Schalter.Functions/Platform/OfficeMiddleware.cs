using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Schalter.Services.Office;
using Schalter.Services.Platform;

namespace Schalter.Functions.Platform;

/// <summary>
/// The office's door: lets through who has a valid token and a role of the function's policy. Which function it is decides, not the
/// address. Functions without a policy pass: they are the counter's, and do not wait for what checks tokens to be loaded.
/// </summary>
public sealed class OfficeMiddleware(OfficePolicies policies, IConfiguration configuration) : IFunctionsWorkerMiddleware
{
    private const int RetryAfterSeconds = 10;

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (policies[context.FunctionDefinition.Name] is { } policy)
        {
            var http = context.GetHttpContext() ?? throw new InvalidOperationException("A function of the office was not started by a request.");
            if (await RefusalAsync(http, context, policy) is { } refusal)
            {
                await AnswerAsync(http, context, refusal);
                return;
            }
        }

        await next(context);
    }

    private async Task<Refusal?> RefusalAsync(HttpContext http, FunctionContext context, IReadOnlyList<string> policy)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (OfficeSettings.Read(configuration) is not { } settings)
        {
            return new("office-not-configured", StatusCodes.Status503ServiceUnavailable);
        }

        var tokens = context.InstanceServices.GetRequiredService<TokenCheck>();
        var answer = await tokens.HandleAsync(settings, http.Request.BearerToken(), http.RequestAborted);
        if (answer.Value is not { } caller)
        {
            return answer.Refusal;
        }

        if (caller.RoleFor(policy) is not { } role)
        {
            return await TurnAwayAsync(http, context, caller);
        }

        http.Features.Set(new OfficeVisit(caller, role, context.FunctionDefinition.Name));
        return null;
    }

    /// <summary>Somebody known at the wrong door is worth a note; strangers are not, they could fill the trail.</summary>
    private static async Task<Refusal> TurnAwayAsync(HttpContext http, FunctionContext context, OfficeCaller caller)
    {
        var refusal = new Refusal("role-missing", StatusCodes.Status403Forbidden);
        var reference = (http.Request.RouteValues["reference"] ?? http.Request.RouteValues["booking"]) as string;
        await context.InstanceServices.GetRequiredService<AuditTrail>().NoteAsync(
            new(caller, string.Join(' ', caller.Roles), context.FunctionDefinition.Name, reference, null, null), refusal.Code, http.RequestAborted);
        return refusal;
    }

    /// <summary>RFC 6750 section 3: what is wrong with the token stands in WWW-Authenticate, too.</summary>
    private static async Task AnswerAsync(HttpContext http, FunctionContext context, Refusal refusal)
    {
        var challenge = refusal.Code switch
        {
            "token-missing" => "Bearer realm=\"office\"",
            "token-invalid" or "token-expired" => $"Bearer realm=\"office\", error=\"invalid_token\", error_description=\"{refusal.Code}\"",
            "role-missing" => "Bearer realm=\"office\", error=\"insufficient_scope\"",
            _ => null,
        };
        if (challenge is not null)
        {
            http.Response.Headers.WWWAuthenticate = challenge;
        }

        if (refusal.Code == "issuer-unavailable")
        {
            http.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        }

        await context.InstanceServices.GetRequiredService<HttpAnswers>().ProblemJson(http.Request, refusal, null, []).ExecuteAsync(http);
    }
}

/// <summary>Who came through the door, by which role, to which function.</summary>
public sealed record OfficeVisit(OfficeCaller Caller, string Role, string Function);
