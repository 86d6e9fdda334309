namespace Schalter.Services.Events;

/// <summary>Columns of a row that holds a mail, which is an event's row or one of the mails' own.</summary>
internal static class MailColumns
{
    /// <summary>The <see cref="EventMail"/> as JSON; emptied once the mail needs it no more.</summary>
    public const string Mail = "Mail";

    /// <summary>When the mail came to be: with its event.</summary>
    public const string Time = "Time";

    /// <summary>When its message was put on the queue.</summary>
    public const string QueuedAt = "MailQueuedAt";

    /// <summary>What became of it; nothing or empty while it waits.</summary>
    public const string State = "MailState";

    /// <summary>Since when it is so.</summary>
    public const string StateAt = "MailStateAt";

    /// <summary>The code a mail server refused it with.</summary>
    public const string Code = "MailCode";
}
