using MimeKit;
using MimeKit.Text;

namespace Schalter.Services.Notifications;

/// <summary>A letter as MIME: text and HTML side by side, nothing attached.</summary>
internal static class MailMessage
{
    public static MimeMessage Of(Letter letter, MailSettings settings)
    {
        var sender = new MailboxAddress(letter.Office, settings.Sender);
        var message = new MimeMessage
        {
            Subject = letter.Subject,
            Date = letter.Date,
            MessageId = $"{letter.Id}.{letter.Template}@{sender.Domain}",
            Body = new MultipartAlternative
            {
                Part(TextFormat.Plain, letter.Text, letter.Language),
                Part(TextFormat.Html, letter.Html, letter.Language),
            },
        };
        message.From.Add(sender);
        message.To.Add(new MailboxAddress(null, letter.To));
        if (!string.IsNullOrWhiteSpace(settings.ReplyTo))
        {
            message.ReplyTo.Add(MailboxAddress.Parse(settings.ReplyTo));
        }

        // Nobody's absence note shall answer (RFC 3834); Exchange has a word of its own for it.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    private static TextPart Part(TextFormat format, string text, string language)
    {
        var part = new TextPart(format);
        part.SetText(System.Text.Encoding.UTF8, text.ReplaceLineEndings("\r\n"));
        part.Headers.Add(HeaderId.ContentLanguage, language);
        return part;
    }
}
