using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Schalter.Services.Content;

public static class ContentFeature
{
    /// <summary>Registers the content; each feature adds its own parts to it.</summary>
    /// <param name="contentRoot">Folder of the packaged content.</param>
    public static IServiceCollection AddContent(this IServiceCollection services, string contentRoot) => services
        .AddMetrics()
        .AddSingleton(provider => ContentSettings.Read(provider.GetRequiredService<IConfiguration>()))
        .AddSingleton(provider => new PackagedContent(contentRoot, provider.GetServices<ContentPart>()))
        .AddSingleton<LiveContent>()
        .AddScoped(provider => provider.GetRequiredService<LiveContent>().Current)
        .AddSingleton<ContentOverlay>()
        .AddSingleton<ContentStore>()
        .AddSingleton<OfficeFiles>()
        .AddSingleton<EditedFiles>()
        .AddSingleton<AcceptedFiles>()
        .AddSingleton<ContentMetrics>()
        .AddSingleton<RefreshContent>()
        .AddHostedService<FollowContent>();
}
