using System.Collections.Frozen;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Schalter.Services.Content;

namespace Schalter.Functions.Platform;

/// <summary>
/// Lets the first invocations after a start wait, briefly, until the office's content was looked for: nobody shall be told that there
/// is no such form only because an instance is new.
/// </summary>
public sealed class ContentMiddleware(LiveContent content) : IFunctionsWorkerMiddleware
{
    /// <summary>They look at no content; whoever watches the app wants to hear of it at once.</summary>
    private static readonly FrozenSet<string> NeedNone = FrozenSet.Create(StringComparer.Ordinal, "Health", "HealthReady", "Preflight");

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (!NeedNone.Contains(context.FunctionDefinition.Name))
        {
            await content.FirstLookAsync(context.CancellationToken);
        }

        await next(context);
    }
}
