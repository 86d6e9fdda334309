using System.Diagnostics.Metrics;
using Schalter.Services.Platform;

namespace Schalter.Services.Uploads;

/// <summary>Counts what the malware scanner says: one that says nothing any more cannot be seen otherwise.</summary>
public sealed class ScanMetrics
{
    private readonly Counter<long> scans;

    public ScanMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        scans = meters.Create(AppMeter.Name).CreateCounter<long>("schalter.scans", "{document}", "Documents that a verdict was asked for, by outcome");
    }

    /// <param name="verdict">Null: there is none yet.</param>
    public void Count(ScanVerdict? verdict) => scans.Add(1, new KeyValuePair<string, object?>("outcome", verdict switch
    {
        ScanVerdict.Clean => "clean",
        ScanVerdict.Infected => "infected",
        null => "waiting",
        _ => "off",
    }));
}
