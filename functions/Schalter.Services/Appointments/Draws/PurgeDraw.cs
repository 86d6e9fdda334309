using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Privacy;

namespace Schalter.Services.Appointments.Draws;

/// <summary>Deletes a draw with everybody who took part, and its files last: what stopped in between is found again.</summary>
public sealed class PurgeDraw(DrawStore store, DrawEntryStore entries, DrawFileStore files) : IPurge
{
    public string Kind => AppointmentNames.DrawDeadline;

    public async Task PurgeAsync(string id, DateOnly today, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        var names = id.Split('_');
        await entries.DeleteAllAsync(names[0], names[1], cancellationToken);
        await files.DeleteAsync(id, cancellationToken);
        await store.DeleteAsync(id, cancellationToken);
    }
}
