using System.Text.Json.Nodes;

namespace Schalter.Services.Events;

/// <summary>
/// An event as it is committed: a row beside the state it tells of, in the same transaction. Its id never changes, however often
/// it is published.
/// </summary>
/// <param name="Sequence">1, 2, 3 … per case: the order in which subscribers must see them.</param>
/// <param name="Stream">What it tells of when its partition holds several such things, as a day at the counter holds bookings; else null.</param>
/// <param name="Type">CloudEvents type, such as <c>schalter.submission.received.v1</c>.</param>
/// <param name="Data">Ids, hashes, codes and links; never personal data.</param>
/// <param name="Attributes">Plain words for subscription filters: <c>form</c>, <c>team</c>, <c>language</c>, <c>priority</c>.</param>
public sealed record EventRow(
    int Sequence,
    string Type,
    DateTimeOffset Time,
    JsonObject Data,
    IReadOnlyDictionary<string, string> Attributes,
    DateTimeOffset? PublishedAt = null,
    string? Stream = null)
{
    /// <summary>The mail somebody gets because of it; never part of what subscribers see.</summary>
    public EventMail? Mail { get; init; }

    /// <summary>When its mail was handed to the queue; null before.</summary>
    public DateTimeOffset? MailQueuedAt { get; init; }

    /// <summary>The partition with the earlier events of its stream, when it has gone from one to the other; they are published first.</summary>
    public string? Follows { get; init; }

    /// <summary>The case, day or booking it tells of.</summary>
    public string Subject(string partition) => Stream ?? partition;
}
