using Microsoft.Extensions.DependencyInjection;
using Schalter.Services.Protection.Networks;
using Schalter.Services.Protection.Proofs;

namespace Schalter.Services.Protection;

public static class ProtectionFeature
{
    public static IServiceCollection AddProtection(this IServiceCollection services)
    {
        services.AddOptions<ProtectionSettings>().BindConfiguration("Protection").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<NetworkSettings>().BindConfiguration("Network").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<ProtectionMetrics>()
            .AddSingleton<LimitStore>()
            .AddSingleton<RequestLimits>()
            .AddSingleton<ChallengeKeys>()
            .AddSingleton<ChallengeLoad>()
            .AddSingleton<MailCodes>()
            .AddSingleton<AddressLimit>()
            .AddSingleton<SpentProofStore>()
            .AddSingleton<CheckProof>()
            .AddScoped<GiveChallenge>()
            .AddSingleton<PurgeProtection>();
    }
}
