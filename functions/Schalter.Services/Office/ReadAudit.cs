using System.Globalization;
using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Services.Office;

/// <summary>A page of the trail.</summary>
/// <param name="Next">What to send as <c>after</c> for the next page; null on the last.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, string? Next);

/// <param name="Reference">A case, or null to ask by day.</param>
/// <param name="Day">ISO date (UTC).</param>
public sealed record AuditQuery(string? Reference, string? Day, string? After);

/// <summary>Shows who was at it, for a case or a day.</summary>
public sealed class ReadAudit(AuditStore store, CaseChanges cases)
{
    public const int PageSize = 100;
    private const int LongestId = 64;

    public async Task<Answer<AuditPage>> HandleAsync(AuditQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var after = query.After is { Length: > LongestId } ? string.Empty : query.After;
        if (ReferenceNumber.TryParse(query.Reference, out var reference) && query.Day is null)
        {
            var first = await cases.FirstReferenceAsync(reference, cancellationToken);
            return Page(await store.OfCaseAsync(first, after, PageSize + 1, cancellationToken));
        }

        if (query.Reference is null && DateOnly.TryParseExact(query.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return Page(await store.OfDayAsync(day, after, PageSize + 1, cancellationToken));
        }

        var field = query.Day is null ? "reference" : "day";
        return new(new Refusal("request-invalid", 422, new FieldError(field, query is { Reference: null, Day: null } ? "required" : "format")));
    }

    private static Answer<AuditPage> Page(IReadOnlyList<AuditEntry> found) => new(
        new AuditPage([.. found.Take(PageSize)], found.Count > PageSize ? found[PageSize - 1].Id : null));
}
