using Microsoft.Extensions.Configuration;

namespace Schalter.Emulators.Functions.Hosting;

/// <summary>
/// Functions switched off by setting <c>AzureWebJobs.{name}.Disabled</c> (<c>AzureWebJobs_{name}_Disabled</c> where names cannot
/// have dots): their own trigger no longer starts them, the admin route does.
/// </summary>
internal sealed class DisabledFunctions(IConfiguration settings)
{
    public bool Contains(FunctionDescriptor function) =>
        IsOn($"AzureWebJobs.{function.Name}.Disabled") || IsOn($"AzureWebJobs_{function.Name}_Disabled");

    private bool IsOn(string setting) => settings[setting] is { } text && (text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase));
}
