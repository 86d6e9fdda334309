using Microsoft.Extensions.DependencyInjection;
using Schalter.Services.Content;
using Schalter.Services.Faqs.Editing;
using Schalter.Services.Forms;

namespace Schalter.Services.Faqs;

public static class FaqsFeature
{
    /// <summary>Registers questions and answers as a part of the content.</summary>
    public static IServiceCollection AddFaqs(this IServiceCollection services) => services
        .AddContentPart(
            ["faqs/*.json", "faqs/*/*.md"],
            content => FaqCatalogue.Load(content.Files, content.Get<Texts>(), content.Packaged?.Files ?? content.Files))
        .AddScoped<FindFaqs>()
        .AddScoped<SuggestFaqs>()
        .AddScoped<FaqFiles>()
        .AddScoped<GetFaqFile>()
        .AddScoped<PutFaq>()
        .AddScoped<RestoreFaq>()
        .AddScoped<ListFaqs>()
        .AddSingleton<FaqVersionStore>()
        .AddSingleton<FaqVersions>()
        .AddSingleton<IContentArchive>(provider => provider.GetRequiredService<FaqVersions>());
}
