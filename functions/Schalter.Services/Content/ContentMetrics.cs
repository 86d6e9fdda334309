using System.Diagnostics.Metrics;
using Schalter.Services.Platform;

namespace Schalter.Services.Content;

/// <summary>Figures for whoever watches the app.</summary>
public sealed class ContentMetrics
{
    private readonly Counter<long> swaps;

    public ContentMetrics(IMeterFactory meters, LiveContent live)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(AppMeter.Name);
        swaps = meter.CreateCounter<long>("schalter.content.swaps", "{swap}", "How often other content came into use");
        meter.CreateObservableGauge(
            "schalter.content.refused", () => live.Status.Refused.Count, "{file}", "Files of the office that are not used because of a mistake");
    }

    public void CountSwap() => swaps.Add(1);
}
