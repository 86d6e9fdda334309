using Microsoft.Extensions.DependencyInjection;
using Schalter.Services.Pages.Draws;
using Schalter.Services.Pages.Site;

namespace Schalter.Services.Pages;

public static class PagesFeature
{
    /// <summary>Registers the pages; they take their words from the texts that forms register.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services) => services
        .AddScoped<PageRenderer>()
        .AddScoped<DrawRenderer>();

    /// <summary>Keeps the static website in its folder as the content says, while the app runs.</summary>
    public static IServiceCollection AddSite(this IServiceCollection services) => services.AddHostedService<KeepSite>();
}
