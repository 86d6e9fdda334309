using Microsoft.Extensions.Configuration;

namespace Schalter.Emulators.Functions.Local;

/// <summary>Which settings a local run adds: those the developer did not set.</summary>
internal static class LocalSettings
{
    /// <summary>
    /// The offered settings that the configuration lacks. <c>UseDevelopmentStorage=true</c> counts as lacking: it says
    /// "the emulator", and only the run knows on which ports that is.
    /// </summary>
    public static Dictionary<string, string?> Missing(IConfiguration configuration, IReadOnlyDictionary<string, string?> offered) =>
        offered.Where(setting => LocalStorage.NamesNoAddress(configuration[setting.Key])).ToDictionary();
}
