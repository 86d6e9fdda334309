using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Schalter.Benchmarks.Measuring;
using Schalter.Emulators.Functions.Hosting;

namespace Schalter.Benchmarks.Platform;

/// <summary>Our application in the build that belongs to this one, on given storage.</summary>
internal static class SchalterApplication
{
    private static readonly string[] Quiet = ["--ephemeral", "--no-site"];

    /// <summary>Beside this project's output folder: same configuration, same target.</summary>
    public static string Assembly { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "../../../../../..", "functions/Schalter.Functions", OutputFolder, "Schalter.Functions.dll"));

    private static string OutputFolder =>
        Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "../../../.."), AppContext.BaseDirectory);

    /// <summary>Arguments and settings for a start on that storage: logging from Warning up, no queue or timer function at work.</summary>
    public static (string[] Arguments, Dictionary<string, string> Settings) Start(string storage, params string[] options)
    {
        var settings = new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = storage,
            ["Storage"] = storage,
            ["AzureFunctionsJobHost__logging__logLevel__default"] = "Warning",
        };
        foreach (var name in BackgroundFunctions())
        {
            settings[$"AzureWebJobs.{name}.Disabled"] = "true";
        }

        return ([.. Quiet, .. options], settings);
    }

    /// <summary>Names of the functions that no request starts.</summary>
    public static IEnumerable<string> BackgroundFunctions() =>
        from function in FunctionDiscovery.Discover(System.Reflection.Assembly.LoadFrom(Assembly).GetTypes(), servesHttp: true)
        where function.Trigger is not HttpTriggerAttribute
        select function.Name;

    public static MeasuredProcess StartMeasured(string storage, IReadOnlyDictionary<string, string> more)
    {
        var (arguments, settings) = Start(storage);
        return MeasuredProcess.Start(Assembly, arguments, settings.Concat(more).ToDictionary());
    }

    /// <summary>Waits until it serves requests.</summary>
    /// <returns>The base of its addresses.</returns>
    public static Uri AddressOf(MeasuredProcess process)
    {
        using var ready = JsonDocument.Parse(process.NextLine("ready {").Insert(0, "{"));
        return new(ready.RootElement.GetProperty("http").GetString()! + "/");
    }
}
