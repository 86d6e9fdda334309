using Microsoft.Azure.Functions.Worker;
using Schalter.Services.Pages.Site;
using Schalter.Services.Platform;

namespace Schalter.Functions.Pages;

/// <summary>Brings the website up to date with the content.</summary>
public sealed class RenderSiteFunction(RenderSite render, Patience patience)
{
    [Function(nameof(RenderSite))]
    public Task Run(
        [QueueTrigger(SiteOutdated.Queue, Connection = StorageClients.Section)] SiteOutdated message, CancellationToken cancellationToken) =>
        patience.RunAsync(SiteOutdated.Queue, message, render.HandleAsync, cancellationToken);
}
