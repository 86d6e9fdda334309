using MailKit;

namespace Schalter.Services.Notifications.Smtp;

/// <summary>
/// Watches what goes to the server, without keeping it: only after the line with the lone dot, which ends a letter (RFC 5321, 4.1.1.4), can the
/// server have taken it.
/// </summary>
internal sealed class SmtpTrace : IProtocolLogger
{
    private static readonly byte[] EndOfLetter = "\r\n.\r\n"u8.ToArray();
    private int matched;

    /// <summary>Whether all of a letter has gone out.</summary>
    public bool LetterIsThrough { get; private set; }

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    public void LogConnect(Uri uri)
    {
    }

    public void LogClient(byte[] buffer, int offset, int count)
    {
        foreach (var sent in buffer.AsSpan(offset, count))
        {
            matched = sent == EndOfLetter[matched] ? matched + 1 : sent == EndOfLetter[0] ? 1 : 0;
            if (matched == EndOfLetter.Length)
            {
                (LetterIsThrough, matched) = (true, 0);
            }
        }
    }

    public void LogServer(byte[] buffer, int offset, int count)
    {
    }

    public void Dispose()
    {
    }
}
