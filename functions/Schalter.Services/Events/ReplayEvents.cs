using System.Globalization;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Events;

/// <summary>A table whose partitions hold events, and the topic they go to.</summary>
/// <param name="Partition">Of what somebody typed; null when no partition of this source is named so.</param>
public sealed record EventSource(string Table, string Topic, Func<string, string?> Partition)
{
    /// <summary>Of what somebody typed, where a partition holds several streams (see <see cref="EventRow.Stream"/>); null when none is named so.</summary>
    public Func<string, string?> Stream { get; init; } = _ => null;
}

/// <param name="Reference">A case (or booking); null to ask by time.</param>
/// <param name="From">First moment of the events wanted.</param>
/// <param name="Until">First moment no longer wanted; now if not said.</param>
/// <param name="Reason">Why, for the audit trail.</param>
public sealed record ReplayInput(
    string? Reference = null, DateTimeOffset? From = null, DateTimeOffset? Until = null, string? Reason = null);

/// <param name="Cases">How many cases have their events published again, in the background.</param>
public sealed record Replaying(string Replay, int Cases);

/// <summary>
/// Has events published again for a subscriber that lost some: all of a case, or those of a time of at most 31 days. Ids stay, so a
/// subscriber that knows an event drops it.
/// </summary>
public sealed class ReplayEvents(EventRowStore rows, IEnumerable<EventSource> sources, MessageSender sender, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    public async Task<Answer<Replaying>> HandleAsync(ReplayInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var now = clock.GetUtcNow();
        var until = input.Until ?? now;
        if (Wrong(input, until) is { } wrong)
        {
            return new(new Refusal("request-invalid", 422, wrong));
        }

        var replay = new Replay(now.UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture), input.From, input.Until);
        var cases = 0;
        foreach (var source in sources)
        {
            foreach (var partition in await PartitionsAsync(source, input, until, cancellationToken))
            {
                var message = new EventsPending(source.Table, partition, source.Topic, Safety: false, Replay: replay with { Stream = StreamOf(source, input) });
                await sender.SendAsync(EventsPending.Queue, message, cancellationToken);
                cases++;
            }
        }

        return cases == 0 && input.Reference is not null ? new(new Refusal("case-unknown", 404)) : new(new Replaying(replay.Id, cases));
    }

    private static FieldError? Wrong(ReplayInput input, DateTimeOffset until) => input switch
    {
        { Reference: null, From: null } => new("reference", "required"),
        { Reference: null, From: { } from } when from >= until => new("from", "must-be-before", ("other", "until")),
        { Reference: null, From: { } from } when until - from > Longest => new("until", "date-too-late", ("latest", Day(from + Longest))),
        _ => null,
    };

    private static string? StreamOf(EventSource source, ReplayInput input) => input.Reference is { } typed ? source.Stream(typed) : null;

    private async Task<IReadOnlyList<string>> PartitionsAsync(
        EventSource source, ReplayInput input, DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (input.Reference is not { } reference)
        {
            return await rows.PartitionsAsync(source.Table, input.From!.Value, until, cancellationToken);
        }

        if (source.Stream(reference) is { } stream)
        {
            return await rows.PartitionsOfAsync(source.Table, stream, cancellationToken);
        }

        return source.Partition(reference) is { } partition && (await rows.AllAsync(source.Table, partition, cancellationToken)).Count > 0
            ? [partition]
            : [];
    }

    private static string Day(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
