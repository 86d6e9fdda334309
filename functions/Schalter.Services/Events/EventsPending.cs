using Schalter.Services.Platform;

namespace Schalter.Services.Events;

/// <summary>Says only "publish what is unpublished of this case"; the rows themselves are the truth.</summary>
/// <param name="Table">Table whose partition holds state and events.</param>
/// <param name="Partition">Partition key: the case.</param>
/// <param name="Replay">Set to have published again what was published already.</param>
/// <param name="Safety">Sent before the commit in case the process dies right after it: finding nothing, it looks once more.</param>
public sealed record EventsPending(string Table, string Partition, string Topic, bool Safety, int Attempt = 0, Replay? Replay = null)
    : IRetriableMessage<EventsPending>
{
    public const string Queue = "events-pending";

    public EventsPending WithAttempt(int attempt) => this with { Attempt = attempt };
}

/// <summary>Which events of a case are published again.</summary>
/// <param name="Id">Tells this replay from others: the topic drops a message id it has seen in the last minutes.</param>
/// <param name="From">Events from this moment on; null = from the first.</param>
/// <param name="Until">Events before this moment; null = to the last.</param>
/// <param name="Stream">Only of this booking; null = whatever the partition holds.</param>
public sealed record Replay(string Id, DateTimeOffset? From = null, DateTimeOffset? Until = null, string? Stream = null)
{
    public bool Concerns(EventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return (From is null || row.Time >= From) && (Until is null || row.Time < Until)
            && (Stream is null || row.Stream == Stream);
    }
}
