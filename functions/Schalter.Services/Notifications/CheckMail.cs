namespace Schalter.Services.Notifications;

/// <param name="State"><c>ok</c>, <c>down</c> (the last mail tried could not be handed over) or <c>off</c> (no mail server is set up).</param>
/// <param name="Failure">Where the last failure was and its code; null while all is well.</param>
/// <param name="OldestSeconds">How old the oldest mail is that could not be handed over; null while all is well.</param>
public sealed record MailHealth(string State, DateTimeOffset? LastSentAt, DateTimeOffset? LastFailureAt, string? Failure, int? OldestSeconds);

/// <summary>How mails are doing. No case waits for a mail, so this never makes the system unready.</summary>
public sealed class CheckMail(IMailCarrier carrier, MailHealthStore notes, TimeProvider clock)
{
    public async Task<MailHealth> HandleAsync(CancellationToken cancellationToken)
    {
        if (!carrier.IsOn)
        {
            return new("off", null, null, null, null);
        }

        var note = await notes.ReadAsync(cancellationToken);
        return MailHealthStore.IsDown(note)
            ? new("down", note.SentAt, note.FailedAt, note.Failure, (int?)(clock.GetUtcNow() - note.WaitingSince)?.TotalSeconds)
            : new("ok", note.SentAt, note.FailedAt, null, null);
    }
}
