using MimeKit;
using Schalter.Services.Notifications;
using Schalter.Services.Platform;

namespace Schalter.Services.Tests.Notifications;

/// <summary>Against a real mail server: what it takes, refuses, puts off, or never answers.</summary>
public sealed class SendMailTests(StorageFixture storage)
{
    [Fact]
    public async Task ServerTakesIt_MailIsNotedAndForgotten()
    {
        using var server = SmtpServer.Start();
        await using var office = await PostOffice.OpenAsync(storage, server, ("Mail:ReplyTo", "schalter@example.org"));
        var message = await office.PostAsync();

        await office.SendAsync(message);

        var taken = server.Next();
        using var raw = new MemoryStream(Convert.FromBase64String(taken["raw"]!.GetValue<string>()));
        using var mail = await MimeMessage.LoadAsync(raw, TestContext.Current.CancellationToken);
        Assert.Equal(("amt@example.org", PostOffice.To), (taken["from"]!.GetValue<string>(), taken["to"]!.AsArray().Single()!.GetValue<string>()));
        Assert.Equal(("m-1.verify-address@example.org", "Bitte bestätigen Sie Ihre E-Mail-Adresse"), (mail.MessageId, mail.Subject));
        Assert.Equal(("auto-generated", "schalter@example.org"), (mail.Headers["Auto-Submitted"], mail.ReplyTo.ToString()));
        Assert.Contains("https://amt.example/de/x/#t=secret", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal((MailState.Sent, null), ((await office.RowAsync(message)).State, (await office.RowAsync(message)).Mail));
        var stored = await office.StoredAsync(message);
        Assert.All([PostOffice.To, "secret", "424242"], personal => Assert.DoesNotContain(personal, stored, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SeveralMessagesAtOnce_OneMail()
    {
        using var server = SmtpServer.Start();
        await using var office = await PostOffice.OpenAsync(storage, server);
        var message = await office.PostAsync();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Record.ExceptionAsync(() => office.Another().SendAsync(message)).AsTask()));
        await office.SendAsync(message);

        server.Next();
        Assert.Equal(0, server.Waiting);
        Assert.Equal(MailState.Sent, (await office.RowAsync(message)).State);
    }

    [Theory]
    [InlineData("mail", 451)]
    [InlineData("rcpt", 450)]
    [InlineData("data", 452)]
    [InlineData("mail", 553)]
    public async Task ServerPutsItOff_MailWaitsAndGoesOutLater(string at, int code)
    {
        using var server = SmtpServer.Start($$""" "fail": {"at": "{{at}}", "code": {{code}}, "times": 1} """);
        await using var office = await PostOffice.OpenAsync(storage, server);
        var message = await office.PostAsync();

        var failure = await Assert.ThrowsAsync<MailNotSentException>(() => office.SendAsync(message));
        var waiting = await office.RowAsync(message);
        var health = await office.Get<CheckMail>().HandleAsync(TestContext.Current.CancellationToken);
        await office.SendAsync(message);

        Assert.Equal(($"send {code}", MailState.Waiting), (failure.Reason, waiting.State));
        Assert.DoesNotContain(PostOffice.To, failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(("down", $"send {code}"), (health.State, health.Failure));
        Assert.Equal(PostOffice.To, server.Next()["to"]!.AsArray().Single()!.GetValue<string>());
        Assert.Equal("ok", (await office.Get<CheckMail>().HandleAsync(TestContext.Current.CancellationToken)).State);
    }

    [Theory]
    [InlineData("rcpt", 550)]
    [InlineData("data", 554)]
    public async Task ServerRefusesItForGood_BounceIsNotedAndNothingIsTriedAgain(string at, int code)
    {
        using var server = SmtpServer.Start($$""" "fail": {"at": "{{at}}", "code": {{code}}, "times": 1} """);
        await using var office = await PostOffice.OpenAsync(storage, server);
        var message = await office.PostAsync();

        await office.SendAsync(message);
        await office.SendAsync(message);

        Assert.Equal((MailState.Bounced, null), ((await office.RowAsync(message)).State, (await office.RowAsync(message)).Mail));
        Assert.Contains($"MailCode={code}", await office.StoredAsync(message), StringComparison.Ordinal);
        Assert.Equal(0, server.Waiting);
    }

    /// <summary>Nothing of the letter was sent yet: it can be sent again without doubt.</summary>
    [Theory]
    [InlineData("close")]
    [InlineData("hang")]
    public async Task LostBeforeTheLetter_MailWaits(string how)
    {
        using var server = SmtpServer.Start($""" "{how}": "rcpt" """);
        await using var office = await PostOffice.OpenAsync(storage, server, ("Mail:TimeoutSeconds", "1"));
        var message = await office.PostAsync();

        var failure = await Assert.ThrowsAnyAsync<NotNowException>(() => office.SendAsync(message));

        Assert.True(Outages.IsOutage(failure, CancellationToken.None));
        Assert.Equal(MailState.Waiting, (await office.RowAsync(message)).State);
    }

    /// <summary>All of it was sent, and no answer came: it may have arrived.</summary>
    [Theory]
    [InlineData("close")]
    [InlineData("hang")]
    public async Task LostBehindTheLetter_MailIsUnclearAndNotSentTwice(string how)
    {
        using var server = SmtpServer.Start($""" "{how}": "end" """);
        await using var office = await PostOffice.OpenAsync(storage, server, ("Mail:TimeoutSeconds", how == "hang" ? "5" : "60"));
        var message = await office.PostAsync();

        await office.SendAsync(message);

        Assert.Equal((MailState.Unclear, null), ((await office.RowAsync(message)).State, (await office.RowAsync(message)).Mail));
    }

    [Fact]
    public async Task NoServerThere_MessageGoesBackOnTheQueue_AndNothingIsPoison()
    {
        var server = SmtpServer.Start();
        await using var office = await PostOffice.OpenAsync(storage, server);
        server.Dispose();
        var message = await office.PostAsync();

        await office.WorkAsync();

        var queues = await office.Get<QueueHealth>().LookAsync(TestContext.Current.CancellationToken);
        Assert.Equal((1, 0), queues.Where(q => q.Name == "mails-pending").Select(q => (q.Messages, q.Poison)).Single());
        Assert.Equal(MailState.Waiting, (await office.RowAsync(message)).State);
    }

    [Fact]
    public async Task TooOld_IsNotSentAnyMore()
    {
        using var server = SmtpServer.Start();
        await using var office = await PostOffice.OpenAsync(storage, server);
        var message = await office.PostAsync();
        office.Clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromMinutes(1));

        await office.SendAsync(message);

        Assert.Equal((MailState.Expired, null), ((await office.RowAsync(message)).State, (await office.RowAsync(message)).Mail));
        Assert.Equal(0, server.Waiting);
    }

    [Fact]
    public async Task NoServerSetUp_MailIsForgotten_AndHealthSaysOff()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var message = await office.PostAsync();

        await office.WorkAsync();

        Assert.Equal((MailState.Off, null), ((await office.RowAsync(message)).State, (await office.RowAsync(message)).Mail));
        var health = await office.Get<CheckHealth>().HandleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((true, "off"), (health.Ready, health.Dependencies["mail"]));
    }
}
