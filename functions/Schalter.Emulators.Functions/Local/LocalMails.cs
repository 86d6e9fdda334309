using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using MimeKit;

namespace Schalter.Emulators.Functions.Local;

/// <summary>The mails of a local run, which lie in its data folder, on a page: <c>/_mail</c> lists them, newest first.</summary>
internal sealed partial class LocalMails(string folder)
{
    public const string Address = "/_mail";

    // A mail is shown as a mail program would: nothing loaded, nothing run, only inside the page around it.
    private const string MailPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
    private const string Ending = ".eml";
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="context">A request.</param>
    /// <param name="rest">Its path below <see cref="Address"/>.</param>
    public async Task AnswerAsync(HttpContext context, PathString rest)
    {
        var parts = (rest.Value ?? string.Empty).Split('/', StringSplitOptions.RemoveEmptyEntries);
        var file = parts.Length == 0 ? null : Files().FirstOrDefault(f => f.Name == parts[0] + Ending);
        var page = parts switch
        {
            [] => List(),
            [_] when file is not null => Mail(parts[0], await MimeMessage.LoadAsync(file.FullName, context.RequestAborted)),
            [_, "html"] when file is not null => (await MimeMessage.LoadAsync(file.FullName, context.RequestAborted)).HtmlBody,
            _ => null,
        };
        if (parts is [_, "html"])
        {
            context.Response.Headers.ContentSecurityPolicy = MailPolicy;
            context.Response.Headers.XFrameOptions = "SAMEORIGIN";
        }

        context.Response.StatusCode = page is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(page ?? Page("Keine solche Mail", string.Empty), context.RequestAborted);
    }

    private IEnumerable<FileInfo> Files() => Directory.Exists(folder)
        ? new DirectoryInfo(folder).EnumerateFiles('*' + Ending).OrderByDescending(f => f.LastWriteTimeUtc).ThenByDescending(f => f.Name, StringComparer.Ordinal)
        : [];

    private string List()
    {
        var rows = new StringBuilder();
        foreach (var file in Files())
        {
            var head = MimeMessage.Load(file.FullName);
            var address = Uri.EscapeDataString(file.Name[..^Ending.Length]);
            rows.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{Address}/{address}\" dir=\"auto\">{Encoder.Encode(head.Subject ?? address)}</a><br>{Heading(head)}</li>\n");
        }

        return Page("Mails", rows.Length == 0 ? "<p>Noch keine. <span lang=\"en\">None yet.</span></p>" : $"<ul>\n{rows}</ul>");
    }

    private static string Mail(string name, MimeMessage mail)
    {
        var text = Link().Replace(Encoder.Encode(mail.TextBody ?? string.Empty), "<a href=\"$0\">$0</a>");
        return Page(
            mail.Subject ?? name,
            $"""
            <p>{Heading(mail)}</p>
            <p><iframe src="{Address}/{Uri.EscapeDataString(name)}/html" sandbox title="HTML" width="100%" height="700"></iframe></p>
            <h2>Text</h2>
            <pre dir="auto">{text}</pre>
            <p><a href="{Address}">Mails</a></p>
            """);
    }

    private static string Heading(MimeMessage mail) => Encoder.Encode(
        string.Create(CultureInfo.InvariantCulture, $"{mail.Date:yyyy-MM-dd HH:mm:ss zzz} · {mail.From} → {mail.To}"));

    private static string Page(string title, string body) => $"""
        <!doctype html>
        <html lang="de"><head><meta charset="utf-8"><title>{Encoder.Encode(title)}</title></head>
        <body><h1 dir="auto">{Encoder.Encode(title)}</h1>
        {body}
        </body></html>
        """;

    /// <summary>Within encoded text, where an ampersand is longer.</summary>
    [GeneratedRegex(@"https?://[^\s<>""]+")]
    private static partial Regex Link();
}
