using Schalter.Services.Notifications;

namespace Schalter.Services.Tests.Notifications;

/// <summary>Nothing goes to a server that cannot prove who it is, and no password in the clear.</summary>
public sealed class EncryptionTests(StorageFixture storage)
{
    [Fact]
    public async Task CertificateNamedInTheSettings_MailGoesOutEncryptedAndLoggedIn()
    {
        var (server, fingerprint) = SmtpServer.StartEncrypted(""" "user": "amt", "password": "geheim" """);
        using var _ = server;
        await using var office = await PostOffice.OpenAsync(
            storage, server, ("Mail:Security", "starttls"), ("Mail:CertificateSha256", fingerprint), ("Mail:User", "amt"), ("Mail:Password", "geheim"));

        await office.SendAsync(await office.PostAsync());

        Assert.True(server.Next()["secure"]!.GetValue<bool>());
    }

    [Fact]
    public async Task CertificateNobodyVouchesFor_MailWaits()
    {
        var (server, _) = SmtpServer.StartEncrypted();
        using var closing = server;
        await using var office = await PostOffice.OpenAsync(storage, server, ("Mail:Security", "starttls"));

        var failure = await office.PostAsync() is var message ? await Assert.ThrowsAsync<MailNotSentException>(() => office.SendAsync(message)) : null;

        Assert.Equal("connect SslHandshakeException", failure!.Reason);
        Assert.Equal(0, server.Waiting);
    }

    [Fact]
    public async Task AnotherCertificateThanTheOneNamed_MailWaits()
    {
        var (server, _) = SmtpServer.StartEncrypted();
        using var closing = server;
        await using var office = await PostOffice.OpenAsync(
            storage, server, ("Mail:Security", "starttls"), ("Mail:CertificateSha256", new string('0', 64)));
        var message = await office.PostAsync();

        Assert.Equal("connect SslHandshakeException", (await Assert.ThrowsAsync<MailNotSentException>(() => office.SendAsync(message))).Reason);
    }

    [Fact]
    public async Task ServerWithoutEncryption_MailWaits()
    {
        using var server = SmtpServer.Start();
        await using var office = await PostOffice.OpenAsync(storage, server, ("Mail:Security", "starttls"));
        var message = await office.PostAsync();

        Assert.Equal("connect NotSupportedException", (await Assert.ThrowsAsync<MailNotSentException>(() => office.SendAsync(message))).Reason);
    }

    [Fact]
    public async Task WrongPassword_MailWaitsForWhoeverMendsIt()
    {
        var (server, fingerprint) = SmtpServer.StartEncrypted(""" "user": "amt", "password": "geheim" """);
        using var closing = server;
        await using var office = await PostOffice.OpenAsync(
            storage, server, ("Mail:Security", "starttls"), ("Mail:CertificateSha256", fingerprint), ("Mail:User", "amt"), ("Mail:Password", "falsch"));
        var message = await office.PostAsync();

        Assert.Equal("connect AuthenticationException", (await Assert.ThrowsAsync<MailNotSentException>(() => office.SendAsync(message))).Reason);
    }
}
