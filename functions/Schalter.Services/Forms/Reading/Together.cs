using System.Runtime.ExceptionServices;

namespace Schalter.Services.Forms.Reading;

/// <summary>Does the same with many files at once and keeps their order.</summary>
internal static class Together
{
    /// <summary>What comes out, in the order of the input; of several mistakes that of the first file, so that it is the same each time.</summary>
    public static IReadOnlyList<TOut> Select<TIn, TOut>(IReadOnlyList<TIn> inputs, Func<TIn, TOut> read)
    {
        var results = new TOut[inputs.Count];
        var faults = new Exception?[inputs.Count];
        Parallel.For(0, inputs.Count, i =>
        {
#pragma warning disable CA1031 // kept and thrown below
            try
            {
                results[i] = read(inputs[i]);
            }
            catch (Exception fault)
            {
                faults[i] = fault;
            }
#pragma warning restore CA1031
        });
        if (faults.FirstOrDefault(f => f is not null) is { } first)
        {
            ExceptionDispatchInfo.Throw(first);
        }

        return results;
    }
}
