using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Schalter.Infra.Tests;

/// <param name="Said">Output and errors together, as somebody at the console reads them.</param>
internal sealed record BicepRun(int ExitCode, string Said);

/// <summary>The Bicep CLI of the NuGet package. It asks no network, and nothing of the caller's environment reaches the parameter files.</summary>
internal static partial class Bicep
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static string Executable { get; } = typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(m => m.Key == "BicepPath")?.Value
        ?? throw new InvalidOperationException("The package of the Bicep CLI was not restored.");

    /// <summary>What parameter files may ask of the environment.</summary>
    private static readonly string[] Asked = [.. Directory.EnumerateFiles(Repository.Infra, "*.bicepparam")
        .SelectMany(file => AskedVariable().Matches(File.ReadAllText(file))).Select(m => m.Groups["name"].Value).Distinct()];

    public static Task<BicepRun> RunAsync(string folder, params string[] arguments) => RunAsync(folder, [], arguments);

    /// <param name="environment">What the office has set, of the names that parameter files ask for.</param>
    public static async Task<BicepRun> RunAsync(string folder, IEnumerable<KeyValuePair<string, string>> environment, string[] arguments)
    {
        var start = new ProcessStartInfo(Executable, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var name in Asked)
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var bicep = Process.Start(start)!;
        try
        {
            var output = bicep.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = bicep.StandardError.ReadToEndAsync(patience.Token);
            await bicep.WaitForExitAsync(patience.Token);
            return new(bicep.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            bicep.Kill();
            throw;
        }
    }

    [GeneratedRegex(@"readEnvironmentVariable\('(?<name>\w+)'")]
    private static partial Regex AskedVariable();
}
