using Microsoft.Extensions.DependencyInjection;

namespace Schalter.Services.Privacy;

public static class PrivacyFeature
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services
        .AddSingleton<DeadlineStore>()
        .AddSingleton<PurgeDue>();
}
