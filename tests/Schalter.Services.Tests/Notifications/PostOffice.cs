using Azure.Data.Tables;
using MimeKit;
using Schalter.Services.Events;
using Schalter.Services.Notifications;

namespace Schalter.Services.Tests.Notifications;

/// <summary>An office with a way out for its mails, and mails to send.</summary>
internal static class PostOffice
{
    public const string To = "ayse@example.org";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Mails go to that server.</summary>
    public static Task<TestOffice> OpenAsync(StorageFixture storage, SmtpServer server, params (string Key, string Value)[] settings) =>
        TestOffice.OpenAsync(storage,
        [
            ("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{server.Port}"), ("Mail:From", "amt@example.org"), ("Mail:SiteUrl", "https://amt.example"),
            .. settings.Any(s => s.Key == "Mail:Security") ? Array.Empty<(string, string)>() : [("Mail:Security", "none")], .. settings,
        ]);

    /// <summary>Mails become files in a folder of its own.</summary>
    public static async Task<(TestOffice Office, string Folder)> OpenAsync(StorageFixture storage)
    {
        var folder = Directory.CreateTempSubdirectory("schalter-mails-").FullName;
        return (await TestOffice.OpenAsync(storage, ("Mail:Folder", folder), ("Mail:SiteUrl", "https://amt.example")), folder);
    }

    public static EventMail AMail(string language = "de") => new(
        "verify-address", To, language, new Dictionary<string, string> { ["link"] = "/de/x/#t=secret", ["code"] = "424242" });

    /// <summary>A mail on its row, and the message that says so.</summary>
    public static async Task<MailPending> PostAsync(this TestOffice office, string id = "m-1", EventMail? mail = null)
    {
        await office.Get<MailDesk>().SendAsync(id, mail ?? AMail(), Stop);
        return new(id, (mail ?? AMail()).Template, "Mails", id, "mail");
    }

    public static Task SendAsync(this TestOffice office, MailPending message) => office.Get<SendMail>().HandleAsync(message, Stop);

    public static async Task<MailRow> RowAsync(this TestOffice office, MailPending message) =>
        (await office.Get<MailRowStore>().FindAsync(message, Stop))!;

    /// <summary>Everything that is stored of a mail, as text.</summary>
    public static async Task<string> StoredAsync(this TestOffice office, MailPending message)
    {
        var row = await office.Tables.GetTableClient(message.Table).GetEntityAsync<TableEntity>(message.Partition, message.Row, cancellationToken: Stop);
        return string.Join('\n', row.Value.Select(c => $"{c.Key}={c.Value}"));
    }

    /// <summary>The mails in a folder, by subject.</summary>
    public static IReadOnlyList<MimeMessage> Mails(string folder) =>
        [.. Directory.GetFiles(folder, "*.eml").Select(file => MimeMessage.Load(file, Stop)).OrderBy(m => m.MessageId, StringComparer.Ordinal)];
}
