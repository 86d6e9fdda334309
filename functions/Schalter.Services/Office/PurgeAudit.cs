using System.Globalization;
using Schalter.Services.Privacy;

namespace Schalter.Services.Office;

/// <summary>Forgets who looked at what, a day at a time (setting <c>Office:AuditDays</c>).</summary>
public sealed class PurgeAudit(AuditStore store) : IPurge
{
    public string Kind => AuditTrail.DeadlineKind;

    public Task PurgeAsync(string id, DateOnly today, CancellationToken cancellationToken) =>
        store.DeleteDayAsync(DateOnly.ParseExact(id, "yyyy-MM-dd", CultureInfo.InvariantCulture), cancellationToken);
}
