using Microsoft.Extensions.DependencyInjection;

namespace Schalter.Services.Forms;

public static class FormsFeature
{
    /// <summary>Registers forms and texts; a mistake in the content shows when they are first asked for.</summary>
    public static IServiceCollection AddForms(this IServiceCollection services, string contentRoot) => services
        .AddSingleton(_ => Texts.Load(contentRoot))
        .AddSingleton(provider => FormCatalogue.Load(contentRoot, provider.GetRequiredService<Texts>()));
}
