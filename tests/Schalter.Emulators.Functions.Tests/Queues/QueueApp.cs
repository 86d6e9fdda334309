using System.Text;
using Microsoft.Azure.Functions.Worker.Builder;

namespace Schalter.Emulators.Functions.Tests.Queues;

/// <summary>The queue functions running on one storage account.</summary>
internal static class QueueApp
{
    /// <param name="storage">Connection string, also of the setting that the functions name.</param>
    /// <param name="hostJson">Keys below <c>extensions.queues</c>, or <c>functionTimeout</c>.</param>
    public static Task<RunningApp> StartAsync(string storage, params (string Key, string Value)[] hostJson) =>
        StartAsync(storage, "00:10:00", hostJson);

    public static Task<RunningApp> StartAsync(string storage, string runningVisibility, params (string Key, string Value)[] hostJson)
    {
        var options = new RunningApp.Options(typeof(QueueFunctions))
        {
            Storage = storage,
            HostJson = new() { ["extensions:queues:maxPollingInterval"] = "00:00:00.300", ["extensions:queues:maxDequeueCount"] = "3" },
        };
        foreach (var (key, value) in hostJson)
        {
            options.HostJson[key == "functionTimeout" ? key : $"extensions:queues:{key}"] = value;
        }

        return RunningApp.StartAsync(options, builder =>
        {
            builder.ConfigureFunctionsWebApplication();
            builder.Configuration["Office"] = storage;
            builder.Configuration["RecordsQueue"] = "office-records";
            builder.Configuration["Local:RunningVisibility"] = runningVisibility;
        });
    }

    public static string Text(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
}
