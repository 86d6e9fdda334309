using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;

namespace Schalter.Services.Submissions;

public static class SubmissionsFeature
{
    /// <param name="contentRoot">Folder with <c>routing.json</c>.</param>
    public static IServiceCollection AddSubmissions(this IServiceCollection services, string contentRoot)
    {
        services.AddOptions<IntakeLimits>().BindConfiguration("Limits").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton(provider => ServiceSecrets.From(provider.GetRequiredService<IConfiguration>()))
            .AddSingleton(_ => RoutingRules.Load(contentRoot))
            .AddSingleton<IncomingStore>()
            .AddSingleton<CaseStore>()
            .AddSingleton<SubmissionStore>()
            .AddSingleton<DuplicateStore>()
            .AddSingleton<AccessKeys>()
            .AddSingleton<DraftTokens>()
            .AddSingleton<ManifestCommit>()
            .AddSingleton<DocumentCheck>()
            .AddSingleton<OpenCase>()
            .AddSingleton<Summary>()
            .AddSingleton<ReceiveSubmission>()
            .AddSingleton<ValidateSubmission>()
            .AddSingleton<RouteSubmission>()
            .AddSingleton<GetSubmission>()
            .AddSingleton<WithdrawSubmission>()
            .AddSingleton<SupplyDocuments>()
            .AddSingleton<SweepIncoming>()
            .AddSingleton<IPurge, PurgeSubmission>()
            .AddSingleton<IPurge, PurgeDuplicate>();
    }
}
