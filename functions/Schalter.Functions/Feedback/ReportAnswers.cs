using Microsoft.AspNetCore.Http;
using Schalter.Functions.Platform;
using Schalter.Services.Feedback.Reporting;

namespace Schalter.Functions.Feedback;

internal static class ReportAnswers
{
    /// <summary>Under the policy it was written with: its style may be older than today's.</summary>
    public static IResult Page(HttpRequest request, ReportFile file)
    {
        var page = HttpAnswers.Page(request, System.Text.Encoding.UTF8.GetString(file.Bytes.Span));
        if (file.Policy is { } policy)
        {
            request.HttpContext.Response.Headers.ContentSecurityPolicy = policy;
        }

        return page;
    }
}
