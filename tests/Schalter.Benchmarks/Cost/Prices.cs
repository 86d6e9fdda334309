using System.Text.Json;

namespace Schalter.Benchmarks.Cost;

/// <summary>What Azure asks, in euro; read from a dated file, so that a new price needs no build.</summary>
/// <param name="AsOf">Day on which the prices were looked up.</param>
/// <param name="PerThousandCalls">By kind of call.</param>
/// <param name="PerGigabyte">By what is done with a gigabyte; <c>stored</c> is per month.</param>
/// <param name="PerGigabyteSecond">Memory of instances: while they work (<c>onDemand</c>), while they wait for requests (<c>waiting</c>).</param>
/// <param name="FreePerMonth">What is not charged.</param>
/// <param name="PerMonth">What costs the same with nobody at the counter.</param>
internal sealed record Prices(
    DateOnly AsOf, IReadOnlyDictionary<string, double> PerThousandCalls, IReadOnlyDictionary<string, double> PerGigabyte,
    IReadOnlyDictionary<string, double> PerGigabyteSecond, IReadOnlyDictionary<string, double> FreePerMonth, IReadOnlyDictionary<string, double> PerMonth)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip };

    public static Prices Read(FileInfo? file) => JsonSerializer.Deserialize<Prices>(
        File.ReadAllText(file?.FullName ?? Path.Combine(AppContext.BaseDirectory, "Cost", "prices.json")), Json)!;
}
