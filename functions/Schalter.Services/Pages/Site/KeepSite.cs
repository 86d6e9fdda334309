using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Schalter.Services.Content;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Services.Pages.Site;

/// <summary>
/// In a local run, builds the website into the folder that is served and again whenever other content comes into use or a new
/// day begins. Without <c>Site:Root</c>, as in Azure, it does nothing.
/// </summary>
public sealed class KeepSite(
    IConfiguration configuration, IServiceProvider services, LiveContent live, ContentSettings settings, IOptions<IntakeLimits> limits,
    IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<KeepSite> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (configuration["Site:Root"] is not { Length: > 0 } folder || await AddressAsync(stoppingToken) is not { } api)
        {
            return;
        }

        if (!SiteFolder.IsFree(folder))
        {
            log.LogWarning("SiteNotBuilt: the folder of Site:Root holds files of somebody else; they are served as they are");
            return;
        }

        (string Version, DateOnly Day)? built = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            var (content, day) = (live.Current, OfficeTime.Day(clock.GetUtcNow()));
            if ((content.Version, day) != built && Build(folder, SiteContent.Of(content, day), api))
            {
                built = (content.Version, day);
            }

            await Task.Delay(settings.Poll, clock, stoppingToken);
        }
    }

    /// <summary>Where the functions listen, known when everything has started; a start is not slowed by building.</summary>
    private async Task<string?> AddressAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registered = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await live.FirstLookAsync(stoppingToken);
        return services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
    }

    private bool Build(string folder, SiteContent content, string api)
    {
        try
        {
            var files = BuildSite.Handle(content, SiteOptions.Parse(api, place: null, FileLimits.Of(limits.Value)));
            log.LogInformation("SiteBuilt: {Changed} of {Files} files changed", SiteFolder.Write(folder, files), files.Count);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(fault, "SiteNotBuilt: the folder cannot be written; next try in {Poll}", settings.Poll);
            return false;
        }
    }
}
