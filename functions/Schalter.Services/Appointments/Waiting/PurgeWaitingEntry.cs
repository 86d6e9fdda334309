using Microsoft.Extensions.Options;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;

namespace Schalter.Services.Appointments.Waiting;

/// <summary>Deletes an entry a week after it has ended, or when it has waited long enough.</summary>
public sealed class PurgeWaitingEntry(WaitlistStore waitlist, IOptions<AppointmentSettings> settings) : IPurge
{
    public string Kind => AppointmentNames.WaitingDeadline;

    public async Task PurgeAsync(string id, DateOnly today, CancellationToken cancellationToken)
    {
        if (await waitlist.FindAsync(id, cancellationToken) is { } entry
            && (!entry.IsLive || OfficeTime.Day(entry.EnteredAt).AddDays(settings.Value.WaitingDays) <= today))
        {
            await waitlist.DeleteAsync(entry, cancellationToken);
        }
    }
}
