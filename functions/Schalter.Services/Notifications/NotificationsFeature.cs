using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Schalter.Services.Content;
using Schalter.Services.Forms;
using Schalter.Services.Notifications.Letters;
using Schalter.Services.Notifications.Smtp;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;
using Schalter.Services.Protection.Proofs;

namespace Schalter.Services.Notifications;

public static class NotificationsFeature
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddOptions<MailSettings>().BindConfiguration("Mail").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddContentPart([$"{MailTemplates.Folder}/*.liquid"], Templates)
            .AddSingleton<AppTokens>()
            .AddSingleton<IMailCarrier>(Carrier)
            .AddSingleton<MailRowStore>()
            .AddSingleton<MailHealthStore>()
            .AddSingleton<MailReport>()
            .AddSingleton<CheckMail>()
            .AddSingleton<MailDesk>()
            .AddSingleton<ISendProofMail, MailProofCode>()
            .AddScoped<RequestProofMail>()
            .AddSingleton<LetterLinks>()
            .AddScoped<LetterReader>()
            .AddScoped<LetterWriter>()
            .AddScoped<MailAllowance>()
            .AddScoped<SendMail>()
            .AddSingleton<IPurge, PurgeMail>();
    }

    /// <summary>What came with the deployment is proved by the tests; a cold start does without.</summary>
    private static MailTemplates Templates(ContentSnapshot content) => content.Packaged is null
        ? MailTemplates.Load(content.Files)
        : MailTemplates.Proved(content.Files, content.Get<Texts>());

    private static IMailCarrier Carrier(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<MailSettings>>();
        return options.Value.HasHost ? new SmtpCarrier(options, provider.GetRequiredService<AppTokens>())
            : !string.IsNullOrWhiteSpace(options.Value.Folder) ? new FolderCarrier(options)
            : new NoCarrier();
    }
}
