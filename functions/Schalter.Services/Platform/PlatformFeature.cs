using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Schalter.Services.Platform;

public static class PlatformFeature
{
    /// <param name="contentRoot">Folder with <c>resources.json</c>.</param>
    public static IServiceCollection AddPlatform(this IServiceCollection services, string contentRoot)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddStorage()
            .AddSingleton<MessageSender>()
            .AddSingleton<MailedCodes>()
            .AddSingleton<Patience>()
            .AddSingleton(provider => new QueueHealth(
                provider.GetRequiredService<QueueServiceClient>(), contentRoot, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<CheckHealth>();
    }
}
