using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Schalter.Services.Content;
using Schalter.Services.Events;
using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;
using Schalter.Services.Uploads;

namespace Schalter.Services.Submissions;

public static class SubmissionsFeature
{
    /// <summary>What looks at content is made per invocation, as is the content it sees.</summary>
    public static IServiceCollection AddSubmissions(this IServiceCollection services)
    {
        services.AddOptions<IntakeLimits>().BindConfiguration("Limits").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton(provider => ServiceSecrets.From(provider.GetRequiredService<IConfiguration>()))
            .AddContentPart([RoutingRules.File], content => Rules(content))
            .AddSingleton(new EventSource(SubmissionNames.Table, SubmissionNames.Topic, ReferenceNumber.Canonical))
            .AddSingleton<IncomingStore>()
            .AddSingleton<CaseStore>()
            .AddSingleton<SubmissionStore>()
            .AddSingleton<DuplicateStore>()
            .AddSingleton<AccessKeys>()
            .AddSingleton<DraftTokens>().AddSingleton<DraftFields>().AddSingleton<KnownDocuments>()
            .AddSingleton<ManifestCommit>()
            .AddSingleton<DocumentCheck>().AddSingleton<ScanMetrics>()
            .AddSingleton<OpenCase>()
            .AddScoped<Summary>()
            .AddScoped<ReceiveSubmission>()
            .AddScoped<ValidateSubmission>()
            .AddScoped<RouteSubmission>()
            .AddSingleton<GetSubmission>()
            .AddScoped<WithdrawSubmission>()
            .AddScoped<SupplyDocuments>()
            .AddSingleton<SweepIncoming>()
            .AddWorkOfTheOffice()
            .AddSingleton<IPurge, PurgeSubmission>()
            .AddSingleton<IPurge, PurgeDuplicate>();
    }

    private static RoutingRules Rules(ContentSnapshot content)
    {
        var forms = content.Get<FormCatalogue>().All;
        return RoutingRules.Load(content.Files).ProvedFor(forms.Select(f => f.Id).ToHashSet(StringComparer.Ordinal), RoutingRules.AudiencesOf(forms));
    }

    /// <summary>What the office does with cases; its own feature asks for it.</summary>
    private static IServiceCollection AddWorkOfTheOffice(this IServiceCollection services) => services
        .AddSingleton<CaseChanges>()
        .AddScoped<OfficeWords>()
        .AddSingleton<GetCase>()
        .AddSingleton<GetCaseAnswers>()
        .AddSingleton<OpenDocument>()
        .AddScoped<ChangeStatus>()
        .AddScoped<RequestDocuments>()
        .AddScoped<AcceptSubmission>()
        .AddScoped<RejectSubmission>();
}
