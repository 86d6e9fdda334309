using System.Text.RegularExpressions;
using Schalter.Services.Events;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;

namespace Schalter.Services.Notifications;

/// <summary>
/// Takes mails that hang on no event, such as the link that proves an address. Who commits an event puts its mail on the event's row instead
/// (<see cref="EventRow.Mail"/>): then neither is there without the other.
/// </summary>
public sealed partial class MailDesk(MailRowStore rows, MessageSender sender, DeadlineStore deadlines, TimeProvider clock)
{
    public const string DeadlineKind = "mail";
    private const int KeptDays = 6;

    /// <summary>Has a mail sent soon. With the same id it is sent once, however often it is asked for; it may be asked again after a fault.</summary>
    /// <param name="id">Names this one mail: letters, digits, <c>.</c>, <c>_</c>, <c>-</c>, at most 100; no personal data, as it is logged.</param>
    /// <param name="mail">Its values are wiped once it is sent, and gone with the row within 7 days in any case.</param>
    public async Task SendAsync(string id, EventMail mail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (!Id().IsMatch(id))
        {
            throw new ArgumentException("No id of a mail.", nameof(id));
        }

        var now = clock.GetUtcNow();
        await deadlines.SetAsync(OfficeTime.Day(now).AddDays(KeptDays), DeadlineKind, id, cancellationToken);
        await sender.SendAsync(MailPending.Queue, await rows.AddAsync(id, mail, now, cancellationToken), cancellationToken);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z")]
    private static partial Regex Id();
}

/// <summary>Forgets mails that hung on no event, sent or not.</summary>
public sealed class PurgeMail(MailRowStore rows) : IPurge
{
    public string Kind => MailDesk.DeadlineKind;

    public Task PurgeAsync(string id, DateOnly today, CancellationToken cancellationToken) => rows.DeleteAsync(id, cancellationToken);
}
