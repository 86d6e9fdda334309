using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Schalter.Services.Events;
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
            .AddSingleton(new EventSource(SubmissionNames.Table, SubmissionNames.Topic, SubmissionReference.Canonical))
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
            .AddWorkOfTheOffice()
            .AddSingleton<IPurge, PurgeSubmission>()
            .AddSingleton<IPurge, PurgeDuplicate>();
    }

    /// <summary>What the office does with cases; its own feature asks for it.</summary>
    private static IServiceCollection AddWorkOfTheOffice(this IServiceCollection services) => services
        .AddSingleton<CaseChanges>()
        .AddSingleton<OfficeWords>()
        .AddSingleton<GetCase>()
        .AddSingleton<OpenDocument>()
        .AddSingleton<ChangeStatus>()
        .AddSingleton<RequestDocuments>()
        .AddSingleton<AcceptSubmission>()
        .AddSingleton<RejectSubmission>();
}
