using Schalter.Services.Emergencies;
using Schalter.Services.Events;
using Schalter.Services.Protection.Proofs;
using Schalter.Services.Submissions;

namespace Schalter.Services.Notifications;

/// <summary>
/// Keeps strangers from filling a mailbox: whoever registers for the emergency queue may type any address. It gets a few codes and a few
/// receipts in an hour. Nobody who registers can tell.
/// </summary>
public sealed class MailAllowance(IEnumerable<ITakeCases> takers, AddressLimit limit)
{
    private const string Receipt = "submission-received";

    /// <summary>Asking again for the same mail takes nothing more.</summary>
    /// <param name="id">Of the mail.</param>
    /// <returns>What to do with it instead of sending it; null to send it.</returns>
    internal async Task<MailStep?> HandleAsync(string id, EventMail mail, CancellationToken cancellationToken)
    {
        var isCode = mail.Template == EmergencyMails.Verify;
        if (!isCode && !IsReceipt(mail))
        {
            return null;
        }

        return await limit.AllowsAsync(isCode ? "code" : "receipt", mail.To, id, cancellationToken) ? null

            // A family may share an address, and a code must arrive some time; what the receipt says stands in that mail as well.
            : isCode ? new MailStep.Wait()
            : new MailStep.Close(MailState.Withheld);
    }

    private bool IsReceipt(EventMail mail) => mail.Template == Receipt && mail.Values.GetValueOrDefault("form") is { } form && takers.Any(t => t.Takes(form));
}
