using Schalter.Services.Platform;

namespace Schalter.Services.Feedback;

/// <summary>What people wrote in a week.</summary>
public sealed record WeekOfFeedback(string Week, IReadOnlyList<FeedbackText> Texts);

/// <summary>Shows what people wrote in a week, as long as it is kept.</summary>
public sealed class ReadFeedback(FeedbackStore store, TimeProvider clock)
{
    /// <param name="week"><c>2026-W48</c>; null for this one.</param>
    public async Task<Answer<WeekOfFeedback>> HandleAsync(string? week, CancellationToken cancellationToken)
    {
        var wanted = week is null ? Week.Of(OfficeTime.Day(clock.GetUtcNow())) : Week.Parse(week);
        return wanted is { } found
            ? new(new WeekOfFeedback(found.ToString(), await store.ReadAsync(found.First, found.Last, cancellationToken)))
            : new(new Refusal("week-unknown", 404));
    }
}
