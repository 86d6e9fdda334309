namespace Schalter.Services.Notifications;

/// <summary>Takes letters to where mails go: a mail server, or a folder in a local run.</summary>
public interface IMailCarrier
{
    /// <summary>Whether mails go anywhere at all.</summary>
    bool IsOn { get; }

    /// <summary>Gets ready to hand over one letter; as long as only this has happened, nothing is sent.</summary>
    /// <exception cref="MailNotSentException">Not now.</exception>
    Task<IMailLine> ConnectAsync(CancellationToken cancellationToken);
}

/// <summary>A connection that is ready for one letter.</summary>
public interface IMailLine : IAsyncDisposable
{
    /// <summary>Hands the letter over. Nobody can call it off: half a mail is worse than a late stop.</summary>
    /// <exception cref="MailNotSentException">It was surely not sent, and can be later.</exception>
    Task<Delivery> SendAsync(Letter letter);
}

/// <summary>How handing over a letter ended.</summary>
/// <param name="State"><see cref="MailState.Sent"/>, <see cref="MailState.Bounced"/> or <see cref="MailState.Unclear"/>.</param>
/// <param name="Code">The mail server's code when it refused.</param>
public sealed record Delivery(MailState State, string? Code = null);

/// <summary>A mail as it is sent.</summary>
/// <param name="Id">Of the mail; its Message-ID is made of it, so that a mail is the same however often it is made.</param>
/// <param name="Office">Name of the sender in that language.</param>
/// <param name="Text">For programs that show no HTML; says the same.</param>
public sealed record Letter(
    string Id, string Template, string To, string Language, string Office, string Subject, string Text, string Html, DateTimeOffset Date);

/// <summary>No mail server is set up.</summary>
internal sealed class NoCarrier : IMailCarrier
{
    public bool IsOn => false;

    public Task<IMailLine> ConnectAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
