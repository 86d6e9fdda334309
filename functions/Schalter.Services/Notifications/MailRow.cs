using Schalter.Services.Events;

namespace Schalter.Services.Notifications;

/// <summary>A mail as its row holds it.</summary>
/// <param name="Place">Where the row lies.</param>
/// <param name="Mail">Null when there is nothing left to send.</param>
/// <param name="Since">When the mail came to be.</param>
/// <param name="StateAt">Since when it is in that state.</param>
/// <param name="Version">ETag: decides who of two may send it.</param>
public sealed record MailRow(MailPending Place, EventMail? Mail, DateTimeOffset Since, MailState State, DateTimeOffset StateAt, string Version);

/// <summary>What became of a mail.</summary>
public enum MailState
{
    /// <summary>For its turn, or for a mail server that is down.</summary>
    Waiting,

    /// <summary>Somebody is handing it over to the mail server, or died doing so.</summary>
    Sending,

    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>The mail server refuses it for good.</summary>
    Bounced,

    /// <summary>The connection or the process was lost before the mail server's answer came: it may have been sent, and is not sent twice.</summary>
    Unclear,

    /// <summary>It waited so long that it would no longer help.</summary>
    Expired,

    /// <summary>The address had enough of its kind within this hour.</summary>
    Withheld,

    /// <summary>No mail server is set up.</summary>
    Off,
}
