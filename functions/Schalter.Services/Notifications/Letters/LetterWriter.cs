using Schalter.Services.Events;
using Schalter.Services.Forms;
using Schalter.Services.Forms.Wording;
using Schalter.Services.Pages;

namespace Schalter.Services.Notifications.Letters;

/// <summary>Writes a mail in the person's language, as HTML and as text.</summary>
public sealed class LetterWriter(Texts all, MailTemplates templates, LetterReader reader, TimeProvider clock)
{
    /// <param name="id">Of the mail.</param>
    public async Task<Letter> WriteAsync(string id, EventMail mail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var texts = new PageTexts(all, mail.Language);
        var draft = templates.Render(mail.Template, await reader.ReadAsync(mail, all, cancellationToken), texts);
        LetterBlock[] blocks =
        [
            new LetterBlock.Paragraph(texts.Find("mails.greeting")),
            .. draft.Blocks,
            new LetterBlock.Paragraph(texts.Find("mails.closing")),
            .. texts.IsTranslation ? [new LetterBlock.Paragraph(texts.Find("mails.translation"))] : Array.Empty<LetterBlock>(),
        ];
        var subject = Isolates.Without(draft.Subject!.Value);
        var office = texts.Find("pages.office");
        return new(
            id, mail.Template, mail.To, texts.Language, Isolates.Without(office.Value), subject,
            TextLetter.Of(office, blocks), HtmlLetter.Of(subject, office, blocks, texts), clock.GetUtcNow());
    }
}
