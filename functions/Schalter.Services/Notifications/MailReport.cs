using System.Diagnostics.Metrics;
using Schalter.Services.Platform;

namespace Schalter.Services.Notifications;

/// <summary>Tells whoever watches the app what becomes of mails: a counter, and a note that health reads.</summary>
public sealed class MailReport
{
    /// <summary>How often success is noted at most: a rush of mails shall not become a rush of notes.</summary>
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(30);

    private readonly MailHealthStore health;
    private readonly TimeProvider clock;
    private readonly Counter<long> mails;
    private DateTimeOffset sentNotedAt;

    public MailReport(IMeterFactory meters, MailHealthStore health, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(meters);
        (this.health, this.clock) = (health, clock);
        mails = meters.Create(AppMeter.Name).CreateCounter<long>("schalter.mails", "{mail}", "What became of mails, by template and outcome");
    }

    /// <summary>A mail has come to its end.</summary>
    public async Task ClosedAsync(MailRow row, MailState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        Count(row, state.ToString());
        var now = clock.GetUtcNow();
        if (state is MailState.Sent or MailState.Bounced && now - sentNotedAt >= Often)
        {
            await health.NoteSentAsync(now, cancellationToken);
            sentNotedAt = now;
        }
    }

    /// <summary>A mail has to wait for the mail server.</summary>
    public Task DelayedAsync(MailRow row, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        Count(row, "delayed");
        sentNotedAt = default;
        return health.NoteFailureAsync(clock.GetUtcNow(), reason, row.Since, cancellationToken);
    }

    private void Count(MailRow row, string outcome) => mails.Add(
        1, KeyValuePair.Create<string, object?>("template", row.Place.Template), KeyValuePair.Create<string, object?>("outcome", outcome.ToLowerInvariant()));
}
