using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Schalter.Services.Privacy;

namespace Schalter.Services.Office;

public static class OfficeFeature
{
    /// <exception cref="InvalidOperationException">A setting of the office is wrong: better no start than a door that is not what it seems.</exception>
    public static IServiceCollection AddOffice(this IServiceCollection services, IConfiguration configuration)
    {
        OfficeSettings.Read(configuration);
        OfficeSettings.AuditDays(configuration);
        return services
            .AddSingleton<IssuerDocuments>()
            .AddSingleton<IssuerKeys>()
            .AddSingleton<TokenCheck>()
            .AddSingleton<AuditStore>()
            .AddSingleton<AuditTrail>()
            .AddSingleton<ReadAudit>()
            .AddSingleton<PoisonStore>()
            .AddSingleton<ListPoison>()
            .AddSingleton<RedrivePoison>()
            .AddSingleton<IPurge, PurgeAudit>();
    }
}
