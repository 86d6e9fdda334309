using System.Globalization;
using Schalter.Services.Events;
using Schalter.Services.Protection.Proofs;

namespace Schalter.Services.Notifications;

/// <summary>Mails the code that is accepted instead of work.</summary>
public sealed class MailProofCode(MailDesk desk) : ISendProofMail
{
    private const string Template = "verify-address";

    public Task SendAsync(string id, ProofMail mail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["code"] = mail.Code,
            ["until"] = mail.ExpiresAt.ToString("O", CultureInfo.InvariantCulture),
        };
        return desk.SendAsync(id, new EventMail(Template, mail.Address, mail.Language, values), cancellationToken);
    }
}
