using MailKit.Net.Smtp;

namespace Schalter.Services.Notifications.Smtp;

/// <summary>A connection to the mail server, ready for one letter.</summary>
internal sealed class SmtpLine(SmtpClient client, SmtpTrace trace, MailSettings settings) : IMailLine
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    public async Task<Delivery> SendAsync(Letter letter)
    {
        using var message = MailMessage.Of(letter, settings);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2 * settings.TimeoutSeconds));
        try
        {
            await client.SendAsync(message, limit.Token);
            return new(MailState.Sent);
        }
        catch (SmtpCommandException refused) when (SmtpFaults.IsForGood(refused))
        {
            return new(MailState.Bounced, SmtpFaults.NameOf(refused));
        }
        catch (Exception fault)
        {
            return trace.LetterIsThrough && fault is not SmtpCommandException
                ? new(MailState.Unclear, SmtpFaults.NameOf(fault))
                : throw MailNotSentException.Because("send", SmtpFaults.NameOf(fault));
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(Farewell);
        try
        {
            await client.DisconnectAsync(quit: true, limit.Token);
        }
#pragma warning disable CA1031 // the letter's fate is decided; how the server takes leave changes nothing
        catch (Exception)
        {
        }
#pragma warning restore CA1031
        client.Dispose();
    }
}
