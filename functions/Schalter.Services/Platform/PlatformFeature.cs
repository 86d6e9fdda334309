using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Schalter.Services.Platform;

public static class PlatformFeature
{
    public static IServiceCollection AddPlatform(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddStorage()
            .AddSingleton<MessageSender>()
            .AddSingleton<Patience>();
    }
}
