using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Schalter.Services.Tests.Platform;

/// <summary>A program of the operating system that tests need: found, or on Debian installed by whoever may.</summary>
internal static class DebianPackage
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <exception cref="InvalidOperationException">It is not there and cannot be installed; says what to do.</exception>
    public static async Task<string> FindAsync(string package, string[] places, CancellationToken cancellationToken)
    {
        if (!places.Any(File.Exists) && File.Exists("/etc/debian_version") && Environment.UserName == "root")
        {
            await using var turn = await TurnAsync(cancellationToken);
            if (!places.Any(File.Exists))
            {
                await RunAsync(["update", "-q"], cancellationToken);
                await RunAsync(["install", "-y", "-q", "--no-install-recommends", package], cancellationToken);
            }
        }

        return places.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException(
            $"These tests need {package}, which was not found on this {RuntimeInformation.OSDescription}. Install it (Debian: apt-get install {package}).");
    }

    /// <summary>Test projects run at the same time, and of two installations at once one fails.</summary>
    private static async Task<FileStream> TurnAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), "schalter-tests-install.lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    private static async Task RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("apt-get", arguments) { Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" } };
        using var running = Process.Start(start)!;
        await running.WaitForExitAsync(cancellationToken);
    }
}
