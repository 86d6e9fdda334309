using Microsoft.Extensions.DependencyInjection;
using Schalter.Services.Privacy;

namespace Schalter.Services.Notifications;

public static class NotificationsFeature
{
    public static IServiceCollection AddNotifications(this IServiceCollection services) => services
        .AddSingleton<MailRowStore>()
        .AddSingleton<MailDesk>()
        .AddSingleton<IPurge, PurgeMail>();
}
