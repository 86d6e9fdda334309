using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Draws;
using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Events;

namespace Schalter.Services.Tests.Appointments.Draws;

/// <summary>The timer dies at every single call to the tables, again and again: the draw ends as if nothing had happened.</summary>
public sealed class CrashTests(StorageFixture storage)
{
    private const string Tuesday = "2027-03-02";
    private const int MostCalls = 400;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeathAtEachCall_SameResult_EverybodyDrawnHasOneOffer(bool behind)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var lottery = new Lottery(office);
        await DieOnTheWayAsync(office, Lottery.Opens.AddDays(-1), behind);
        office.Clock.SetUtcNow(Lottery.Opens);
        EnteredDraw[] all = [await lottery.EnterAsync("Erste", Tuesday), await lottery.EnterAsync("Zweite", Tuesday), await lottery.EnterAsync("Dritte")];
        await DieOnTheWayAsync(office, Lottery.Closes.AddMinutes(2), behind);
        var list = await lottery.FileAsync(DrawFileStore.List);
        Assert.True(await DieOnTheWayAsync(office, Lottery.DrawnAt, behind) > 10);

        Assert.Equal((DrawStage.Offered, 3, list), ((await lottery.StateAsync()).Stage, (await lottery.StateAsync()).Winners, await lottery.FileAsync(DrawFileStore.List)));
        await AssertOneOfferEachAsync(office, lottery, all);

        // One declines, the others let it pass: the places go back, whatever dies when.
        await lottery.LeaveAsync(all[0]);
        await DieOnTheWayAsync(office, Lottery.DrawnAt.AddHours(49), behind);
        Assert.All(await lottery.PlacesAsync(), p => Assert.Equal(PlaceState.Free, p.State));
        Assert.Equal([DrawEntryStatus.Declined, DrawEntryStatus.Expired, DrawEntryStatus.Expired], await StatusAsync(lottery, all));
    }

    [Fact]
    public async Task TwoTimersAtOnce_DoItOnce()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await using var another = office.Another();
        var lottery = await Lottery.OpenAsync(office);
        EnteredDraw[] all = [await lottery.EnterAsync("Erste", Tuesday), await lottery.EnterAsync("Zweite", Tuesday)];
        foreach (var moment in new[] { Lottery.Closes.AddMinutes(2), Lottery.DrawnAt })
        {
            office.Clock.SetUtcNow(moment);
            await Task.WhenAll(lottery.RunAsync(), lottery.RunAsync(another), lottery.RunAsync(), lottery.RunAsync(another));
        }

        await AssertOneOfferEachAsync(office, lottery, all);
        Assert.Equal(3, (await office.Get<EventRowStore>().AllAsync("Draws", (await lottery.StateAsync()).Name, Stop)).Count);
    }

    private static async Task<int> DieOnTheWayAsync(TestOffice office, DateTimeOffset moment, bool behind)
    {
        office.Clock.SetUtcNow(moment);
        for (var call = 1; call <= MostCalls; call++)
        {
            var process = new DyingDraws(office, call, behind);
            await Record.ExceptionAsync(() => process.Run.HandleAsync(Stop));
            if (!process.HasDied)
            {
                return call;
            }
        }

        throw new Xunit.Sdk.XunitException("It never came to an end.");
    }

    private static async Task AssertOneOfferEachAsync(TestOffice office, Lottery lottery, EnteredDraw[] all)
    {
        var seen = await Task.WhenAll(all.Select(lottery.SeenAsync));
        var places = (await lottery.PlacesAsync()).Where(p => p.State == PlaceState.Held).Select(p => p.Key.Path).Order().ToList();

        Assert.All(seen, s => Assert.Equal((DrawEntryStatus.Offered, 1), (s.Entry.Status, s.Entry.Sequence)));
        Assert.Equal(places, seen.Select(s => s.Entry.Offer!.Place).Order());
        foreach (var entered in all)
        {
            Assert.Single(await office.Get<EventRowStore>().AllAsync("DrawEntries", entered.Entry.Id, Stop));
        }
    }

    private static async Task<IEnumerable<DrawEntryStatus>> StatusAsync(Lottery lottery, EnteredDraw[] all) =>
        (await Task.WhenAll(all.Select(lottery.SeenAsync))).Select(s => s.Entry.Status);
}
