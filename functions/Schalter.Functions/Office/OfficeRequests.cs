using Microsoft.AspNetCore.Http;
using Schalter.Functions.Platform;
using Schalter.Services.Office;

namespace Schalter.Functions.Office;

/// <summary>What requests of the office have in common: who calls, and why.</summary>
internal static class OfficeRequests
{
    private const string PurposeHeader = "X-Purpose";

    /// <summary>What is about to be done, for the audit trail.</summary>
    /// <param name="reason">From the body; else the header <c>X-Purpose</c> says why.</param>
    public static AuditedAct Act(this HttpRequest request, string? reference, string? item = null, string? reason = null)
    {
        var visit = request.HttpContext.Features.Get<OfficeVisit>()
            ?? throw new InvalidOperationException("The office's door was not passed.");
        return new(visit.Caller, visit.Role, visit.Function, reference, item, reason ?? request.Headers[PurposeHeader].ToString());
    }

    /// <summary>Version of the file that a change was made from (<c>If-Match</c>); null when none is said.</summary>
    public static string? KnownVersion(this HttpRequest request) =>
        request.GetTypedHeaders().IfMatch.Select(tag => tag.Tag.ToString().Trim('"')).FirstOrDefault();
}
