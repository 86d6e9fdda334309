using Schalter.Services.Notifications;
using Schalter.Services.Privacy;

namespace Schalter.Services.Tests.Notifications;

public sealed class MailDeskTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AskedForTwiceWithOneId_OneMail()
    {
        var (office, folder) = await PostOffice.OpenAsync(storage);
        await using var closing = office;
        await office.PostAsync("v-1", PostOffice.AMail("uk"));
        await office.PostAsync("v-1", PostOffice.AMail("uk"));

        await office.WorkAsync();

        Assert.Equal("v-1.verify-address@localhost.invalid", Assert.Single(PostOffice.Mails(folder)).MessageId);
    }

    [Fact]
    public async Task RowOfAMail_IsGoneWithinAWeek_SentOrNot()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var message = await office.PostAsync();
        office.Clock.Advance(TimeSpan.FromDays(6));

        await office.Get<PurgeDue>().HandleAsync(Stop);

        Assert.Null(await office.Get<MailRowStore>().FindAsync(message, Stop));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("_health")]
    [InlineData("ümlaut")]
    public async Task WhatCannotNameAMail_IsADefect(string id)
    {
        await using var office = await TestOffice.OpenAsync(storage);

        await Assert.ThrowsAsync<ArgumentException>(() => office.Get<MailDesk>().SendAsync(id, PostOffice.AMail(), Stop));
    }
}
