using System.Globalization;
using MailKit.Net.Smtp;

namespace Schalter.Services.Notifications.Smtp;

/// <summary>What faults of a mail server mean (RFC 5321, 4.2.1), and how they are named without saying whom they concern.</summary>
internal static class SmtpFaults
{
    private const int FirstPermanent = 500;

    /// <summary>
    /// Whether this one letter or its recipient is refused for good. A refused sender or login is no fault of the letter: it waits until
    /// somebody has mended the settings.
    /// </summary>
    public static bool IsForGood(SmtpCommandException refused) => (int)refused.StatusCode >= FirstPermanent
        && refused.StatusCode != SmtpStatusCode.AuthenticationRequired
        && refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;

    /// <summary>A code of the server, or the kind of fault.</summary>
    public static string NameOf(Exception fault) => fault is SmtpCommandException command
        ? ((int)command.StatusCode).ToString(CultureInfo.InvariantCulture)
        : fault.GetType().Name;
}
