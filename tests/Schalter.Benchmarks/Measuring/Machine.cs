using System.Runtime.InteropServices;

namespace Schalter.Benchmarks.Measuring;

/// <summary>Where and under which foreign load a run took place.</summary>
internal sealed record Machine(int Processors, string System, string Runtime, string? LoadBefore)
{
    private const string LoadFile = "/proc/loadavg";

    public static Machine Now() => new(
        Environment.ProcessorCount, RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription,
        File.Exists(LoadFile) ? string.Join(' ', File.ReadAllText(LoadFile).Split(' ').Take(3)) : null);

    public override string ToString() => $"{Processors} processors, {System}, {Runtime}, load before the run: {LoadBefore ?? "unknown"}";
}
