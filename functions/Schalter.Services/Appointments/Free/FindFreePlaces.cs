using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using NodaTime;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Free;

/// <summary>
/// Knows the free places of each service, a few seconds old: thousands of people who look at the same time cost one look at the table.
/// </summary>
public sealed class FindFreePlaces(SlotStore store, IOptions<AppointmentSettings> settings, Random chance, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, View> views = new(StringComparer.Ordinal);

    /// <summary>Free places from now on, of days already published.</summary>
    public ValueTask<FreePlaces> HandleAsync(Schedule schedule, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var view = views.GetOrAdd(schedule.Id, _ => new());
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return view.Current is { } current && now - current.ReadAt < MaxAge ? new(current) : new(RefreshAsync(schedule, view, cancellationToken));
    }

    private Duration MaxAge => Duration.FromSeconds(settings.Value.ViewSeconds);

    /// <summary>One caller reads the table, the others wait for what it finds.</summary>
    private async Task<FreePlaces> RefreshAsync(Schedule schedule, View view, CancellationToken cancellationToken)
    {
        await view.Reading.WaitAsync(cancellationToken);
        try
        {
            var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
            if (view.Current is { } current && now - current.ReadAt < MaxAge)
            {
                return current;
            }

            var today = now.InZone(OfficeTime.Zone).Date;
            var free = await store.FreeAsync(schedule.Id, today, today.PlusDays(schedule.Release.Max(t => t.DaysAhead)), now, cancellationToken);
            return view.Current = new(now, free, chance);
        }
        finally
        {
            view.Reading.Release();
        }
    }

    private sealed class View
    {
        public FreePlaces? Current { get; set; }

        public SemaphoreSlim Reading { get; } = new(1);
    }
}
