using Schalter.Services.Privacy;

namespace Schalter.Services.Emergencies;

/// <summary>
/// Ends a registration that nobody verified in time, or that waited as long as its documents are kept; deletes one a week after it has ended.
/// </summary>
public sealed class PurgeEmergency(EmergencyStore store, EndEmergency end) : IPurge
{
    public string Kind => EmergencyNames.Deadline;

    /// <exception cref="EmergencyBusyException">Others change it at the same time: the next run will do it.</exception>
    public async Task PurgeAsync(string id, DateOnly today, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } entry || EmergencyRules.DueOn(entry) > today)
        {
            return;
        }

        if (EmergencyRules.IsOver(entry, today))
        {
            await store.DeleteAsync(entry, cancellationToken);
        }
        else if (await end.ExpireAsync(entry, cancellationToken) is null)
        {
            throw new EmergencyBusyException();
        }
    }
}
