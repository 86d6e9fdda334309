using Schalter.Services.Appointments.Draws;
using Schalter.Services.Appointments.Draws.Entries;

namespace Schalter.Services.Tests.Appointments.Draws;

public sealed class EnterDrawTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SamePersonInOtherWriting_TakesPartOnce()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var lottery = await Lottery.OpenAsync(office);
        var entered = await lottery.EnterAsync("Müller");

        var repeated = await lottery.TryAsync("Müller", ["2027-03-04"]);
        var other = await lottery.TryAsync("MUELLER", []);
        var otherNumber = await lottery.TryAsync("Müller", [], ("documentNumber", "C99X99T99"));
        var otherMail = await lottery.TryAsync("Müller", [], ("email", "other@example.org"));

        Assert.Equal((entered.AccessKey, "2027-03-04"), (repeated.Value!.AccessKey, Assert.Single((await lottery.SeenAsync(entered)).Entry.Days)));
        Assert.Equal(("already-entered", "already-entered", "already-entered"), (other.Refusal?.Code, otherNumber.Refusal?.Code, otherMail.Refusal?.Code));
        Assert.Equal([entered.Entry.Id], (await office.Get<DrawEntryStore>().ListedAsync("declaration-of-commitment", Lottery.Draw, Stop)).Select(l => l.Entry));
    }

    [Theory]
    [InlineData("person.dateOfBirth", "31.02.1990")]
    [InlineData("email", "nowhere")]
    [InlineData("documentNumber", "")]
    public async Task WrongAnswers_AreRefusedAsInABooking(string field, string value)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var lottery = await Lottery.OpenAsync(office);

        var refused = await lottery.TryAsync("Yılmaz", [], (field, value));

        Assert.Equal(("answers-invalid", field), (refused.Refusal!.Code, Assert.Single(refused.Refusal.Errors).Field));
    }

    /// <summary>A Wednesday has no hours, April is not drawn for, and twice the same is a mistake.</summary>
    [Theory]
    [InlineData("2027-03-03")]
    [InlineData("2027-04-01")]
    [InlineData("2027-03-02", "2027-03-02")]
    [InlineData("tomorrow")]
    public async Task DaysThatAreNotDrawnFor_AreRefused(params string[] days)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var lottery = await Lottery.OpenAsync(office);

        Assert.Equal("days", Assert.Single((await lottery.TryAsync("Yılmaz", days)).Refusal!.Errors).Field);
    }

    [Fact]
    public async Task BeforeAndAfterTheWindow_NobodyEnters()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var lottery = new Lottery(office);
        Assert.Equal("draw-not-open", (await lottery.TryAsync("Yılmaz", [])).Refusal?.Code); // planned, not announced yet
        await lottery.RunAtAsync(Lottery.Opens.AddMinutes(-1));
        Assert.Equal("draw-not-open", (await lottery.TryAsync("Yılmaz", [])).Refusal?.Code);

        office.Clock.SetUtcNow(Lottery.Closes.AddSeconds(-1));
        Assert.NotNull((await lottery.TryAsync("Yılmaz", [])).Value);

        office.Clock.SetUtcNow(Lottery.Closes);
        Assert.Equal(("draw-closed", 410), ((await lottery.TryAsync("Öztürk", [])).Refusal?.Code, (await lottery.TryAsync("Öztürk", [])).Refusal?.Status));
    }

    [Fact]
    public async Task WhoTakesTheEntryBack_IsNotOnTheList_UntilTheyEnterAgain()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var lottery = await Lottery.OpenAsync(office);
        var (left, back) = (await lottery.EnterAsync("Erste"), await lottery.EnterAsync("Zweite"));
        await lottery.LeaveAsync(left);
        Assert.Equal(DrawEntryStatus.Declined, (await lottery.LeaveAsync(left)).Value!.Entry.Status);
        await lottery.LeaveAsync(back);
        await lottery.EnterAsync("Zweite");

        await lottery.DrawAsync();

        var list = await lottery.FileAsync(DrawFileStore.List);
        Assert.DoesNotContain(left.Entry.Id, list, StringComparison.Ordinal);
        Assert.Contains(back.Entry.Id, list, StringComparison.Ordinal);
        Assert.Null((await lottery.SeenAsync(left)).Rank);
        Assert.Equal("offer-over", (await lottery.AcceptAsync(left)).Refusal?.Code);
    }

    [Fact]
    public async Task WrongKey_IsAnsweredLikeAnUnknownEntry()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var lottery = await Lottery.OpenAsync(office);
        var entered = await lottery.EnterAsync("Erste");

        Assert.Equal("draw-entry-unknown", (await office.Get<GetDrawEntry>().HandleAsync(entered.Entry.Id, "1.x", Stop)).Refusal?.Code);
        Assert.Equal("draw-entry-unknown", (await office.Get<AcceptDrawn>().HandleAsync("F3KM-7QXD-RT9W", entered.AccessKey, Stop)).Refusal?.Code);
    }
}
