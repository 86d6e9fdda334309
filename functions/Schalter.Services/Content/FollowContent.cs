using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Schalter.Services.Platform;

namespace Schalter.Services.Content;

/// <summary>Looks at the office's files again and again, as long as the app runs. Storage being down never stops it.</summary>
public sealed class FollowContent(
    RefreshContent refresh, LiveContent live, ContentSettings settings, TimeProvider clock, ILogger<FollowContent> log) : BackgroundService
{
    /// <summary>Reading all content takes both processors for a moment; a start that nobody needs content of is not slowed by it.</summary>
    private static readonly TimeSpan StartsFirst = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await live.UntilWantedAsync(StartsFirst, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync(stoppingToken);
            await Task.Delay(settings.Poll, clock, stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        var reached = false;
#pragma warning disable CA1031 // the content in use stays in use whatever happens here; a fault that escaped would stop the app
        try
        {
            await refresh.HandleAsync(stoppingToken);
            reached = true;
        }
        catch (Exception outage) when (Outages.IsOutage(outage, stoppingToken))
        {
            log.LogWarning(outage, "ContentOutOfReach: the content in use stays; next look in {Poll}", settings.Poll);
        }
        catch (Exception defect) when (!stoppingToken.IsCancellationRequested)
        {
            log.LogError(defect, "ContentNotRead: the content in use stays; next look in {Poll}", settings.Poll);
        }
        finally
        {
            live.Looked(reached);
        }
#pragma warning restore CA1031
    }
}
