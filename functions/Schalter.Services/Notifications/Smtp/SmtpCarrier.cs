using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using Schalter.Services.Platform;

namespace Schalter.Services.Notifications.Smtp;

/// <summary>Takes letters to an SMTP server.</summary>
internal sealed class SmtpCarrier(IOptions<MailSettings> options, AppTokens tokens) : IMailCarrier
{
    private readonly MailSettings settings = options.Value;

    public bool IsOn => true;

    public async Task<IMailLine> ConnectAsync(CancellationToken cancellationToken)
    {
        var trace = new SmtpTrace();
        var client = new SmtpClient(trace) { Timeout = settings.TimeoutSeconds * 1000 };
        if (!string.IsNullOrEmpty(settings.CertificateSha256))
        {
            client.ServerCertificateValidationCallback = (_, certificate, _, errors) => errors == SslPolicyErrors.None || IsPinned(certificate);
        }

        try
        {
            await OpenAsync(client, cancellationToken);
            return new SmtpLine(client, trace, settings);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever it was, wrong settings included: nothing was sent, and once it is mended everything can be.
            client.Dispose();
            throw MailNotSentException.Because("connect", SmtpFaults.NameOf(fault));
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private async Task OpenAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(2 * settings.TimeoutSeconds));
        var security = settings.Security switch
        {
            "tls" => SecureSocketOptions.SslOnConnect,
            "none" => SecureSocketOptions.None,
            _ => SecureSocketOptions.StartTls,
        };
        await client.ConnectAsync(settings.Host!, settings.Port, security, limit.Token);

        // With BDAT the end of a letter could not be seen in what was sent (SmtpTrace).
        client.Capabilities &= ~SmtpCapabilities.Chunking;
        if (settings.HasUser && !string.IsNullOrWhiteSpace(settings.TokenScope))
        {
            var token = await tokens.GetAsync("Mail", settings.TokenScope, limit.Token);
            await client.AuthenticateAsync(new SaslMechanismOAuth2(settings.User!, token), limit.Token);
        }
        else if (settings.HasUser)
        {
            await client.AuthenticateAsync(settings.User!, settings.Password!, limit.Token);
        }
    }

    private bool IsPinned(X509Certificate? certificate) => certificate is not null
        && certificate.GetCertHashString(HashAlgorithmName.SHA256).Equals(settings.CertificateSha256, StringComparison.OrdinalIgnoreCase);
}
