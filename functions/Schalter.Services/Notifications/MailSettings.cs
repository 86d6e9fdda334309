using System.ComponentModel.DataAnnotations;
using Schalter.Services.Forms.Checking;

namespace Schalter.Services.Notifications;

/// <summary>Section <c>Mail</c> of the settings. With neither host nor folder no mail is sent, and health says <c>off</c>.</summary>
public sealed record MailSettings : IValidatableObject
{
    /// <summary>SMTP server.</summary>
    public string? Host { get; init; }

    [Range(1, 65535)]
    public int Port { get; init; } = 587;

    /// <summary><c>starttls</c> (a server that does not offer it gets nothing), <c>tls</c> from the first byte, or <c>none</c>.</summary>
    [RegularExpression("starttls|tls|none")]
    public string Security { get; init; } = "starttls";

    /// <summary>Who sends; empty to send without logging in.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Instead of a password: what the app's managed identity asks a token for (XOAUTH2).</summary>
    public string? TokenScope { get; init; }

    /// <summary>Client id of a user-assigned identity for that token; empty for the app's own.</summary>
    public string? ClientId { get; init; }

    /// <summary>SHA-256 (hex) of a certificate that is trusted although no authority vouches for it, as inside an office's network.</summary>
    [RegularExpression("([0-9A-Fa-f]{64})?")]
    public string? CertificateSha256 { get; init; }

    /// <summary>How long to wait for each answer of the server.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; init; } = 30;

    /// <summary>Sender's address; bounces come back to it.</summary>
    public string? From { get; init; }

    /// <summary>Where answers go, if not to the sender.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Address of the website, to which the links in mails lead.</summary>
    public string? SiteUrl { get; init; }

    /// <summary>Instead of a server: mails are put here as <c>.eml</c> files.</summary>
    public string? Folder { get; init; }

    internal bool HasHost => !string.IsNullOrWhiteSpace(Host);

    internal bool HasUser => !string.IsNullOrWhiteSpace(User);

    internal string Site => string.IsNullOrWhiteSpace(SiteUrl) ? "http://localhost:4280" : SiteUrl.TrimEnd('/');

    /// <summary>Address that mails come from; one that cannot be answered where only files are written.</summary>
    internal string Sender => string.IsNullOrWhiteSpace(From) ? "schalter@localhost.invalid" : From;

    /// <summary>No log shall ever show the password.</summary>
    public override string ToString() => $"{Host}:{Port}";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if ((HasHost || !string.IsNullOrWhiteSpace(From)) && !IsAddress(From))
        {
            yield return new("Mail:From must be an e-mail address when Mail:Host is set.", [nameof(From)]);
        }

        if (!string.IsNullOrWhiteSpace(ReplyTo) && !IsAddress(ReplyTo))
        {
            yield return new("Mail:ReplyTo must be an e-mail address.", [nameof(ReplyTo)]);
        }

        if ((HasHost || !string.IsNullOrWhiteSpace(SiteUrl))
            && !(Uri.TryCreate(SiteUrl, UriKind.Absolute, out var site) && site.Scheme is "https" or "http"))
        {
            yield return new("Mail:SiteUrl must be the address of the website when Mail:Host is set.", [nameof(SiteUrl)]);
        }

        if (HasUser && Security == "none")
        {
            yield return new("Mail:User would be sent unencrypted: use starttls or tls.", [nameof(Security)]);
        }

        if (HasUser == (string.IsNullOrEmpty(Password) && string.IsNullOrWhiteSpace(TokenScope)))
        {
            yield return new("Mail:User goes with Mail:Password or Mail:TokenScope.", [nameof(User)]);
        }
    }

    private static bool IsAddress(string? text) => text is not null && EmailValue.Read(text).Canonical is not null;
}
