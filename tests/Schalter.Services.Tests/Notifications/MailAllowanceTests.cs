using Schalter.Services.Events;
using Schalter.Services.Forms;
using Schalter.Services.Notifications;
using Schalter.Services.Platform;
using Schalter.Services.Protection.Networks;

namespace Schalter.Services.Tests.Notifications;

/// <summary>Somebody registers a stranger's address for the emergency queue, again and again.</summary>
public sealed class MailAllowanceTests(StorageFixture storage)
{
    private static readonly string Reference = ReferenceNumber.Derive(new byte[32]).Value;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Codes_BeyondAFew_WaitForTheNextHour()
    {
        var (office, folder) = await PostOffice.OpenAsync(storage);
        await using var _ = office;
        for (var number = 1; number <= 3; number++)
        {
            await office.SendAsync(await office.PostAsync($"code-{number}", Code()));
        }

        var fourth = await office.PostAsync("code-4", Code());
        await Assert.ThrowsAsync<MailBusyException>(() => office.SendAsync(fourth));
        await office.SendAsync(await office.PostAsync("code-5", Code("another@example.org")));
        Assert.Equal(4, PostOffice.Mails(folder).Count);

        office.Clock.Advance(TimeSpan.FromHours(1));
        await office.SendAsync(fourth);
        Assert.Equal(MailState.Sent, (await office.RowAsync(fourth)).State);
    }

    [Theory]
    [InlineData("emergency", MailState.Withheld)]
    [InlineData("residence-employment", MailState.Sent)] // its receipt can decide whether a title lives on
    public async Task ReceiptsOfEmergencies_BeyondAFew_AreWithheld(string form, MailState state)
    {
        var (office, _) = await PostOffice.OpenAsync(storage);
        await using var closing = office;
        MailPending last = null!;
        for (var number = 1; number <= 4; number++)
        {
            last = await office.PostAsync($"receipt-{number}", Receipt(form, office.Get<FormCatalogue>().Find(form)!.Version));
            await office.SendAsync(last);
        }

        Assert.Equal(state, (await office.RowAsync(last)).State);
    }

    /// <summary>A mail that waits for its server takes one however often it is tried.</summary>
    [Fact]
    public async Task SameMailAgain_TakesNothingMore()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var (limits, now) = (office.Get<LimitStore>(), office.Clock.GetUtcNow());

        Assert.True(await limits.TakeOnceAsync(now, "code-x", 2, "one", Stop));
        Assert.True(await limits.TakeOnceAsync(now, "code-x", 2, "one", Stop));
        Assert.True(await limits.TakeOnceAsync(now, "code-x", 2, "two", Stop));
        Assert.False(await limits.TakeOnceAsync(now, "code-x", 2, "three", Stop));
        Assert.True(await limits.TakeOnceAsync(now, "code-x", 2, "two", Stop));
    }

    private static EventMail Code(string to = PostOffice.To) => new("emergency-verify", to, "de", new Dictionary<string, string>
    {
        ["reference"] = Reference,
        ["code"] = "F3KM-7QXD-RT9W",
        ["until"] = "2026-11-25T11:00:00Z",
    });

    private static EventMail Receipt(string form, string version) => new("submission-received", PostOffice.To, "de", new Dictionary<string, string>
    {
        ["reference"] = Reference,
        ["form"] = form,
        ["formVersion"] = version,
        ["receivedAt"] = "2026-11-23T11:00:00.0000000+00:00",
    });
}
