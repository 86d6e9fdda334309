using System.Diagnostics.Metrics;

#pragma warning disable CA1050, IDE0130 // the runtime looks for this name without a namespace (DOTNET_STARTUP_HOOKS)

/// <summary>
/// Loaded into the applications that are measured: answers each line on standard input with what cannot be seen from outside, the
/// bytes allocated so far and, if <see cref="CountCalls"/> is set, the HTTP requests sent so far.
/// </summary>
internal static class StartupHook
{
    /// <summary>Environment variable; counting costs a little, so timed measurements leave it out.</summary>
    public const string CountCalls = "SCHALTER_BENCHMARKS_COUNT_CALLS";

    /// <summary>Begins the line of readings: this, allocated bytes, sent requests.</summary>
    public const string Answer = "readings";

    private static long calls;

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(CountCalls) is not null)
        {
            CountSentRequests();
        }

        new Thread(AnswerLines) { IsBackground = true }.Start();
    }

    private static void CountSentRequests()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, me) =>
            {
                if (instrument.Name == "http.client.request.duration")
                {
                    me.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref calls));
        listener.Start();
    }

    private static void AnswerLines()
    {
        while (Console.In.ReadLine() is not null)
        {
            Console.WriteLine($"{Answer} {GC.GetTotalAllocatedBytes()} {Interlocked.Read(ref calls)}");
        }
    }
}
