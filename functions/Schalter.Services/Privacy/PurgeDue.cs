using Microsoft.Extensions.Logging;
using Schalter.Services.Platform;

namespace Schalter.Services.Privacy;

/// <summary>A feature's own way to delete what is due.</summary>
public interface IPurge
{
    /// <summary>The kind of deadlines it answers for.</summary>
    string Kind { get; }

    /// <summary>Deletes everything of that id, unless a later day was set meanwhile; may be called again.</summary>
    Task PurgeAsync(string id, DateOnly today, CancellationToken cancellationToken);
}

/// <summary>Deletes what has reached its deletion date (Art. 5 Abs. 1 Buchst. e DSGVO), day by day.</summary>
public sealed class PurgeDue(DeadlineStore deadlines, IEnumerable<IPurge> purges, TimeProvider clock, ILogger<PurgeDue> log)
{
    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        var byKind = purges.ToDictionary(p => p.Kind, StringComparer.Ordinal);
        var today = OfficeTime.Day(clock.GetUtcNow());
        var faults = new List<Exception>();
        await foreach (var deadline in deadlines.DueAsync(today, cancellationToken))
        {
#pragma warning disable CA1031 // one case that cannot be deleted must not keep all others alive; thrown at the end
            try
            {
                await byKind[deadline.Kind].PurgeAsync(deadline.Id, today, cancellationToken);
                await deadlines.RemoveAsync(deadline, cancellationToken);
                log.LogInformation("Purged: {Kind} due {Day}", deadline.Kind, deadline.Day);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                faults.Add(fault);
            }
#pragma warning restore CA1031
        }

        if (faults.Count > 0)
        {
            throw new AggregateException(faults);
        }
    }
}
