using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Schalter.Services.Content;
using Schalter.Services.Pages.Appointments;
using Schalter.Services.Pages.Draws;
using Schalter.Services.Pages.Site;
using Schalter.Services.Submissions;

namespace Schalter.Services.Pages;

public static class PagesFeature
{
    /// <summary>
    /// Registers the pages, and where website and API stand, to which links of pages and mails lead; words come from the texts that forms register.
    /// </summary>
    public static IServiceCollection AddPages(this IServiceCollection services) => services
        .AddSingleton(provider => SitePlace.Read(
            provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IOptions<IntakeLimits>>().Value))
        .AddSingleton<PageFrames>()
        .AddScoped<PageRenderer>()
        .AddScoped<AppointmentRenderer>()
        .AddScoped<DrawRenderer>();

    /// <summary>Keeps the static website as the content says: in a local run its folder while the app runs, in Azure its
    /// container by a queue.</summary>
    public static IServiceCollection AddSite(this IServiceCollection services) => services
        .AddHostedService<KeepSite>()
        .AddSingleton<IContentArchive, AnnounceContent>()
        .AddSingleton<AnnounceDay>()
        .AddSingleton<RenderSite>();
}
