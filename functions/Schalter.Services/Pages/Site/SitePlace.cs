using Microsoft.Extensions.Configuration;
using Schalter.Services.Content;
using Schalter.Services.Submissions;

namespace Schalter.Services.Pages.Site;

/// <summary>Where the app renders the website to.</summary>
/// <param name="Store">Null in local runs, which have a folder (<see cref="KeepSite"/>).</param>
public sealed record SitePlace(SiteStore? Store, SiteOptions Options)
{
    /// <summary>What a website of this content consists of.</summary>
    public Func<ContentSnapshot, DateOnly, IReadOnlyList<SiteFile>> Build { get; init; } =
        (content, day) => BuildSite.Handle(SiteContent.Of(content, day), Options);

    /// <exception cref="FormatException">An address is none.</exception>
    public static SitePlace Read(IConfiguration configuration, IntakeLimits limits)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(limits);
        var (api, site) = (configuration["Site:Api"], configuration["Mail:SiteUrl"]);
        return new(
            SiteStore.Open(configuration),
            SiteOptions.Parse(string.IsNullOrEmpty(api) ? null : api, string.IsNullOrEmpty(site) ? null : site, FileLimits.Of(limits)));
    }
}
