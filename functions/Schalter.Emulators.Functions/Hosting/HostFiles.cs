using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace Schalter.Emulators.Functions.Hosting;

/// <summary>host.json and local.settings.json: beside the assembly, or else in the nearest folder above it.</summary>
internal static class HostFiles
{
    private const string OverridePrefix = "AzureFunctionsJobHost__";

    /// <summary>host.json; environment variables <c>AzureFunctionsJobHost__…</c> win over it, as on the platform.</summary>
    public static IConfigurationRoot ReadHostJson(string startFolder, IReadOnlyDictionary<string, string?> overrides)
    {
        var builder = new ConfigurationBuilder();
        if (FindUpwards(startFolder, "host.json") is { } file)
        {
            builder.AddJsonFile(file, optional: false, reloadOnChange: false);
        }

        return builder.AddEnvironmentVariables(OverridePrefix).AddInMemoryCollection(overrides).Build();
    }

    /// <summary>The <c>Values</c> of local.settings.json as settings, <c>__</c> standing for <c>:</c> as in environment variables.</summary>
    public static IReadOnlyDictionary<string, string?> ReadLocalSettings(string startFolder)
    {
        if (FindUpwards(startFolder, "local.settings.json") is not { } file)
        {
            return new Dictionary<string, string?>();
        }

        var options = new System.Text.Json.JsonDocumentOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = System.Text.Json.JsonCommentHandling.Skip,
        };
        var values = JsonNode.Parse(File.ReadAllText(file), documentOptions: options)?["Values"] as JsonObject ?? [];
        return values.ToDictionary(
            value => value.Key.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal),
            value => value.Value?.ToString());
    }

    private static string? FindUpwards(string startFolder, string name)
    {
        for (var folder = new DirectoryInfo(startFolder); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, name);
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }
}
