using System.Diagnostics;
using System.Diagnostics.Metrics;
using Schalter.Services.Feedback.Counting;
using Schalter.Services.Platform;

namespace Schalter.Services.Events;

/// <summary>Counts what happens to cases and appointments: whoever watches the app sees each procedure and service by its id.</summary>
public sealed class EventMetrics
{
    private static readonly string[] Kinds = ["form", "service"];
    private readonly Counter<long> events;
    private readonly Tally tally;

    /// <param name="tally">Counts by the day, for the weekly report.</param>
    public EventMetrics(IMeterFactory meters, Tally tally)
    {
        ArgumentNullException.ThrowIfNull(meters);
        this.tally = tally;
        events = meters.Create(AppMeter.Name).CreateCounter<long>("schalter.events", "{event}", "Events committed, by type and form or service");
    }

    /// <param name="committed">Rows of a transaction that was written.</param>
    public void Count(IEnumerable<EventRow> committed)
    {
        ArgumentNullException.ThrowIfNull(committed);
        foreach (var row in committed)
        {
            var tags = new TagList { { "type", row.Type } };
            foreach (var kind in Kinds.Where(row.Attributes.ContainsKey))
            {
                tags.Add(kind, row.Attributes[kind]);
            }

            events.Add(1, tags);
            foreach (var count in EventCounts.Of(row))
            {
                tally.Add(count.Name, count.Subject, count.Detail, count.N);
            }
        }
    }
}
