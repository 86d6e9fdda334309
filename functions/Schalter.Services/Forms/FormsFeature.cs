using Microsoft.Extensions.DependencyInjection;
using Schalter.Services.Content;

namespace Schalter.Services.Forms;

public static class FormsFeature
{
    /// <summary>Registers forms and texts as parts of the content, and the versions that submissions were made with.</summary>
    public static IServiceCollection AddForms(this IServiceCollection services) => services
        .AddContentPart(["texts/*/*.json"], content => SystemTexts.Proved(Texts.Load(content.Files), content.Packaged))
        .AddContentPart(["forms/*.json", "forms/blocks/*.json"], content => FormCatalogue.Load(content.Files, content.Get<Texts>()))
        .AddSingleton<FormArchiveStore>()
        .AddSingleton<FormArchive>()
        .AddSingleton<IContentArchive>(provider => provider.GetRequiredService<FormArchive>())
        .AddScoped<FormVersions>();
}
