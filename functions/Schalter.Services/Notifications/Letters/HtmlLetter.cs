using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Schalter.Services.Forms;
using Schalter.Services.Forms.Wording;
using Schalter.Services.Pages;

namespace Schalter.Services.Notifications.Letters;

/// <summary>
/// A letter as HTML that old mail programs show too: styles at the elements, nothing loaded from anywhere. Language and direction stand at the
/// outermost element inside the body as well, since many programs keep only what is inside.
/// </summary>
internal sealed class HtmlLetter
{
    private const string Frame = "max-width:38em;margin:0 auto;padding:1em;font:16px/1.5 Arial,Helvetica,sans-serif";
    private const string Button = "display:inline-block;padding:.6em 1.2em;background:#1f4f8f;color:#ffffff;text-decoration:none;border-radius:4px";
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder html = new();
    private readonly PageTexts texts;

    private HtmlLetter(PageTexts texts) => this.texts = texts;

    public static string Of(string subject, LocalizedText office, IReadOnlyList<LetterBlock> blocks, PageTexts texts)
    {
        var letter = new HtmlLetter(texts);
        var language = $"lang=\"{texts.Language}\" dir=\"{texts.Direction}\"";
        letter.Put($"<!doctype html>\n<html {language}>\n<head>\n<meta charset=\"utf-8\">\n")
            .Put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n")
            .Put($"<title>{Encoder.Encode(subject)}</title>\n</head>\n<body style=\"margin:0\">\n<div {language} style=\"{Frame}\">\n")
            .Put($"<p><strong{letter.Foreign(office)}>{Encoded(office)}</strong></p>\n");
        for (var i = 0; i < blocks.Count; i++)
        {
            letter.Add(blocks[i], i > 0 ? blocks[i - 1] : null, i + 1 < blocks.Count ? blocks[i + 1] : null);
        }

        return letter.Put("</div>\n</body>\n</html>\n").html.ToString();
    }

    private void Add(LetterBlock block, LetterBlock? before, LetterBlock? after)
    {
        var (opens, closes) = (before?.GetType() != block.GetType(), after?.GetType() != block.GetType());
        switch (block)
        {
            case LetterBlock.Paragraph(var text):
                Put($"<p{Foreign(text)}>{Encoded(text)}</p>\n");
                break;
            case LetterBlock.Fact(var label, var value):
                Put(opens ? "<dl>\n" : string.Empty)
                    .Put($"<dt{Foreign(label)} style=\"font-weight:bold\">{Encoded(label)}</dt>")
                    .Put($"<dd{Foreign(value)} style=\"margin:0 0 .5em\">{Encoded(value)}</dd>\n")
                    .Put(closes ? "</dl>\n" : string.Empty);
                break;
            case LetterBlock.Point(var title, var detail):
                Put(opens ? "<ul>\n" : string.Empty).Put($"<li{Foreign(title)}><strong>{Encoded(title)}</strong>")
                    .Put(detail is null ? string.Empty : $"<br><span{Foreign(detail)}>{Encoded(detail)}</span>")
                    .Put("</li>\n").Put(closes ? "</ul>\n" : string.Empty);
                break;
            case LetterBlock.Link(var label, var address):
                Add(label, Encoder.Encode(address));
                break;
        }
    }

    /// <summary>The address is also there to be read: who looks where a link leads before following it does right.</summary>
    private HtmlLetter Add(LocalizedText label, string address) => Put($"<p><a href=\"{address}\" style=\"{Button}\"{Foreign(label)}>{Encoded(label)}</a></p>\n")
        .Put($"<p dir=\"ltr\" style=\"font-size:14px;word-break:break-all\">{address}</p>\n");

    private HtmlLetter Put(string markup)
    {
        html.Append(markup);
        return this;
    }

    private static string Encoded(LocalizedText text) => IsolateMarkup.Of(Encoder.Encode(text.Value));

    private string Foreign(LocalizedText text) => text.Language == texts.Language
        ? string.Empty
        : $" lang=\"{text.Language}\" dir=\"{LanguageCulture.Direction(text.Language)}\"";
}
