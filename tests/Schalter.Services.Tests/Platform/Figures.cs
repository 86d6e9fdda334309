using System.Diagnostics.Metrics;
using Schalter.Services.Platform;

namespace Schalter.Services.Tests.Platform;

/// <summary>Last measured values of an office's meter; counters are added up, those with tags also as <c>name type form</c>.</summary>
internal sealed class Figures : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly Dictionary<string, long> values = new(StringComparer.Ordinal);

    public Figures(IMeterFactory meters)
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == AppMeter.Name && instrument.Meter.Scope == meters)
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
    }

    public long this[string name]
    {
        get
        {
            listener.RecordObservableInstruments();
            lock (values)
            {
                return values.GetValueOrDefault(name);
            }
        }
    }

    public void Dispose() => listener.Dispose();

    private void Note(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = tags.IsEmpty ? instrument.Name : $"{instrument.Name} {string.Join(' ', tags.ToArray().Select(t => t.Value))}";
        lock (values)
        {
            values[name] = instrument.IsObservable ? value : values.GetValueOrDefault(name) + value;
        }
    }
}
