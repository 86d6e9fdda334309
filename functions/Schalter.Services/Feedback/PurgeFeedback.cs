using Schalter.Services.Privacy;

namespace Schalter.Services.Feedback;

/// <summary>Forgets what people wrote on a day (setting <c>Feedback:TextDays</c>).</summary>
public sealed class PurgeFeedback(FeedbackStore store) : IPurge
{
    public string Kind => GiveFeedback.DeadlineKind;

    public Task PurgeAsync(string id, DateOnly today, CancellationToken cancellationToken) =>
        store.DeleteDayAsync(DailyRowsStore.Day(id), cancellationToken);
}
