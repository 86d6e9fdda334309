using Microsoft.Extensions.DependencyInjection;

namespace Schalter.Functions.Protection;

internal static class ProtectionFunctions
{
    public static IServiceCollection AddLimits(this IServiceCollection services) =>
        services.AddSingleton<ClientNetwork>().AddSingleton<LimitedFunctions>();
}
