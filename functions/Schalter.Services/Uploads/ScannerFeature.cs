using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Schalter.Services.Uploads;

/// <summary>
/// Registers the malware scanner that the settings ask for: <c>Scanner:Mode</c> is <c>off</c> (when not set), <c>defender</c> (Defender for Storage) or
/// <c>clamd</c>, which listens at <c>Scanner:Host</c> (<c>localhost</c>) and <c>Scanner:Port</c> (3310).
/// </summary>
public static class ScannerFeature
{
    /// <exception cref="InvalidOperationException">A setting makes no sense: thrown at start, so that no document goes unscanned by a typing error.</exception>
    public static IServiceCollection AddMalwareScanner(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var mode = configuration["Scanner:Mode"] ?? "off";
        switch (mode)
        {
            case "off":
                return services.AddSingleton<IMalwareScanner, NoScanner>();
            case "defender":
                return services.AddSingleton<IMalwareScanner, DefenderScanner>();
            case "clamd":
                var options = new ClamdOptions(configuration["Scanner:Host"] ?? "localhost", Port(configuration["Scanner:Port"]));
                return services.AddSingleton<IMalwareScanner>(provider =>
                    new ClamdScanner(options, provider.GetService<TimeProvider>() ?? TimeProvider.System));
            default:
                throw new InvalidOperationException($"The setting Scanner:Mode is '{mode}'; it must be 'off', 'clamd' or 'defender'.");
        }
    }

    private static int Port(string? text) => text is null ? ClamdOptions.DefaultPort
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535 ? port
        : throw new InvalidOperationException($"The setting Scanner:Port is '{text}'; it must be a number from 1 to 65535.");
}
