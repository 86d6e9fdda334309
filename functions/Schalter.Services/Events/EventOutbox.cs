using Schalter.Services.Platform;

namespace Schalter.Services.Events;

/// <summary>
/// Brackets a commit so that its events are published even if the process dies right behind it: a delayed safety message goes out
/// first, a fast one afterwards. Neither can be lost together with the commit, and both are harmless when there is nothing to do.
/// </summary>
public sealed class EventOutbox(MessageSender sender)
{
    private static readonly TimeSpan SafetyDelay = TimeSpan.FromSeconds(30);

    /// <param name="commit">Writes state and event rows of that partition in one transaction.</param>
    public async Task CommitAsync(string table, string partition, string topic, Func<Task> commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commit);
        var message = new EventsPending(table, partition, topic, Safety: true);
        await sender.SendAsync(EventsPending.Queue, message, SafetyDelay, cancellationToken);
        await commit();
        await sender.SendAsync(EventsPending.Queue, message with { Safety = false }, cancellationToken);
    }
}
