using System.Net;
using MimeKit;
using Schalter.Emulators.Functions.Local;

namespace Schalter.Emulators.Functions.Tests.Local;

public sealed class LocalMailsTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly HttpClient http = new();
    private LocalSite site = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Mails => Path.Combine(folder.Path, "mails");

    public async ValueTask InitializeAsync()
    {
        site = await LocalSite.StartAsync(Directory.CreateDirectory(Path.Combine(folder.Path, "site")).FullName, 0, Stop, new(Mails));
        http.BaseAddress = site.Address;
    }

    [Fact]
    public async Task BeforeTheFirstMail_PageSaysSo() =>
        Assert.Contains("None yet", await http.GetStringAsync("_mail", Stop), StringComparison.Ordinal);

    [Fact]
    public async Task Mails_AreListedNewestFirst()
    {
        Write("a.first", "Erste", DateTime.UnixEpoch);
        Write("b.second", "<Zweite>", DateTime.UnixEpoch.AddMinutes(1));

        var list = await http.GetStringAsync("_mail", Stop);

        Assert.InRange(list.IndexOf("&lt;Zweite&gt;", StringComparison.Ordinal), 1, list.IndexOf("Erste", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Mail_IsShownAsTextWithLinks_AndItsHtmlInASandboxWithoutScript()
    {
        Write("a.first", "Erste", DateTime.UnixEpoch);

        var page = await http.GetStringAsync("_mail/a.first", Stop);
        using var html = await http.GetAsync("_mail/a.first/html", Stop);

        Assert.Contains("<iframe src=\"/_mail/a.first/html\" sandbox ", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"http://localhost:4280/de/status/#r=1&amp;k=2\">", page, StringComparison.Ordinal);
        Assert.Equal("<p>Hallo</p><script>alert(1)</script>", (await html.Content.ReadAsStringAsync(Stop)).Trim());
        Assert.StartsWith("sandbox; default-src 'none'", html.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("_mail/none")]
    [InlineData("_mail/..%2fsecret")]
    [InlineData("_mail/none/html")]
    public async Task WhatIsNoMail_IsNotFound(string path)
    {
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "secret.eml"), "Subject: no\r\n\r\nno", Stop);

        using var response = await http.GetAsync(path, Stop);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        http.Dispose();
        folder.Dispose();
    }

    private void Write(string name, string subject, DateTime at)
    {
        using var mail = new MimeMessage
        {
            Subject = subject,
            Body = new MultipartAlternative
            {
                new TextPart("plain") { Text = "Hallo http://localhost:4280/de/status/#r=1&k=2" },
                new TextPart("html") { Text = "<p>Hallo</p><script>alert(1)</script>" },
            },
        };
        var file = Path.Combine(Directory.CreateDirectory(Mails).FullName, name + ".eml");
        mail.WriteTo(file, Stop);
        File.SetLastWriteTimeUtc(file, at);
    }
}
