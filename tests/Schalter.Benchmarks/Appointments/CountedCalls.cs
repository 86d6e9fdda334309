using System.Diagnostics.Metrics;

namespace Schalter.Benchmarks.Appointments;

/// <summary>Counts the storage calls that each person's own work makes.</summary>
internal sealed class CountedCalls : IDisposable
{
    private static readonly AsyncLocal<CountedCalls.Person?> Current = new();
    private readonly MeterListener listener = new();

    public CountedCalls()
    {
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.request.duration" })
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => Current.Value?.Count());
        listener.Start();
    }

    public static Person Begin() => Current.Value = new();

    public void Dispose() => listener.Dispose();

    internal sealed class Person
    {
        private int calls;

        public int Calls => calls;

        public void Count() => Interlocked.Increment(ref calls);
    }
}
