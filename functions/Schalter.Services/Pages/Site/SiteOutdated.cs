using Schalter.Services.Content;
using Schalter.Services.Platform;

namespace Schalter.Services.Pages.Site;

/// <summary>Other content is in use, another version of the app, or a day has begun: the website may no longer show what is so.</summary>
/// <param name="Content">Version of the content, to be seen in the queue; the newest is rendered whatever it says.</param>
public sealed record SiteOutdated(string Content, int Attempt = 0) : IRetriableMessage<SiteOutdated>
{
    public const string Queue = "site-outdated";

    public SiteOutdated WithAttempt(int attempt) => this with { Attempt = attempt };
}

/// <summary>
/// Tells that the website is outdated before other content comes into use, as forms are kept before: an instance that dies in between has
/// told it, and whoever renders looks for the newest content first. Every instance tells it; all but the first find nothing to do.
/// </summary>
public sealed class AnnounceContent(SitePlace place, MessageSender sender) : IContentArchive
{
    public Task KeepAsync(ContentSnapshot snapshot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return place.Store is null
            ? Task.CompletedTask
            : sender.SendAsync(SiteOutdated.Queue, new SiteOutdated(snapshot.Version), cancellationToken);
    }
}

/// <summary>
/// Tells that a day has begun: some answers hold from a day on or until one, and draws are over one day. The office's midnight is at two
/// hours of the world's clock, by the season; whoever renders at the wrong one finds nothing to do.
/// </summary>
public sealed class AnnounceDay(SitePlace place, LiveContent live, MessageSender sender)
{
    public Task HandleAsync(CancellationToken cancellationToken) => place.Store is null
        ? Task.CompletedTask
        : sender.SendAsync(SiteOutdated.Queue, new SiteOutdated(live.Current.Version), cancellationToken);
}
