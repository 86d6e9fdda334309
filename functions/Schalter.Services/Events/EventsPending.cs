using Schalter.Services.Platform;

namespace Schalter.Services.Events;

/// <summary>Says only "publish what is unpublished of this case"; the rows themselves are the truth.</summary>
/// <param name="Table">Table whose partition holds state and events.</param>
/// <param name="Partition">Partition key: the case.</param>
/// <param name="Safety">Sent before the commit in case the process dies right after it: finding nothing, it looks once more.</param>
public sealed record EventsPending(string Table, string Partition, string Topic, bool Safety, int Attempt = 0)
    : IRetriableMessage<EventsPending>
{
    public const string Queue = "events-pending";

    public EventsPending WithAttempt(int attempt) => this with { Attempt = attempt };
}
