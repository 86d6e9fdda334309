using Microsoft.Azure.Functions.Worker;
using Schalter.Services.Pages.Site;

namespace Schalter.Functions.Pages;

/// <summary>At the office's midnight, which is at 22 or at 23 UTC, what the website says of days is looked at anew.</summary>
public sealed class AnnounceDayFunction(AnnounceDay announce)
{
    [Function(nameof(AnnounceDay))]
    public Task Run([TimerTrigger("10 0 22,23 * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        announce.HandleAsync(cancellationToken);
}
