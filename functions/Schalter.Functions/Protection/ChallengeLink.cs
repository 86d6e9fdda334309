using Microsoft.AspNetCore.Http;
using Schalter.Functions.Platform;
using Schalter.Services.Platform;

namespace Schalter.Functions.Protection;

/// <summary>Tells whoever lacks a proof where to get a challenge: header <c>Link</c>, relation <c>urn:schalter:challenge</c>.</summary>
internal static class ChallengeLink
{
    private const string Codes = "challenge-";

    public static void Add(HttpRequest request, Refusal? refusal, string action, string target)
    {
        if (refusal?.Code.StartsWith(Codes, StringComparison.Ordinal) == true)
        {
            request.HttpContext.Response.Headers.Link =
                $"<{HttpAnswers.ApiBase}/challenge?action={action}&target={Uri.EscapeDataString(target)}>; rel=\"urn:schalter:challenge\"";
        }
    }
}
