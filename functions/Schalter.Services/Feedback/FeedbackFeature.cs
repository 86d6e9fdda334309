using Microsoft.Extensions.DependencyInjection;
using Schalter.Services.Feedback.Counting;
using Schalter.Services.Feedback.Reporting;
using Schalter.Services.Privacy;

namespace Schalter.Services.Feedback;

public static class FeedbackFeature
{
    public static IServiceCollection AddFeedback(this IServiceCollection services)
    {
        services.AddOptions<FeedbackSettings>().BindConfiguration("Feedback").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ReportSettings>().BindConfiguration("Reports").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<Tally>()
            .AddSingleton<TallyStore>()
            .AddSingleton<KeepTally>()
            .AddHostedService(provider => provider.GetRequiredService<KeepTally>())
            .AddSingleton<IPurge, PurgeTally>()
            .AddSingleton<FormFunnel>()
            .AddSingleton<FeedbackStore>()
            .AddScoped<FeedbackPages>()
            .AddScoped<GiveFeedback>()
            .AddSingleton<ReadFeedback>()
            .AddSingleton<IPurge, PurgeFeedback>()
            .AddSingleton<ReportStore>()
            .AddSingleton<ReportLinks>()
            .AddSingleton<GetReport>()
            .AddScoped<WriteReports>();
    }
}
