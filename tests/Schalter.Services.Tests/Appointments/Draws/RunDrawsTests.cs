using System.Text;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Draws;
using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Appointments.Draws.Lots;
using Schalter.Services.Events;
using Schalter.Services.Privacy;
using Schalter.Services.Tests.Appointments.Bookings;

namespace Schalter.Services.Tests.Appointments.Draws;

public sealed class RunDrawsTests(StorageFixture storage)
{
    /// <summary>The only day with a place for all of three people who want it.</summary>
    private const string Tuesday = "2027-03-02";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SeedIsCommittedTo_ListPublished_ThenRevealed_AndEverybodyCanRepeatIt()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var lottery = new Lottery(office);
        await lottery.RunAtAsync(Lottery.Opens.AddDays(-1).AddMinutes(-1));
        Assert.Equal(DrawPhase.Planned, (await lottery.ViewAsync()).Phase);

        await lottery.RunAtAsync(Lottery.Opens.AddDays(-1));
        var announced = await lottery.ViewAsync();
        office.Clock.SetUtcNow(Lottery.Opens);
        EnteredDraw[] all = [await lottery.EnterAsync("Erste"), await lottery.EnterAsync("Zweite", Tuesday)];
        await lottery.RunAtAsync(Lottery.Closes.AddMinutes(1));
        Assert.Equal(DrawPhase.Closing, (await lottery.ViewAsync()).Phase);
        await lottery.RunAtAsync(Lottery.Closes.AddMinutes(2));
        var (closed, list) = (await lottery.ViewAsync(), await lottery.FileAsync(DrawFileStore.List));
        await lottery.RunAtAsync(Lottery.DrawnAt);
        var drawn = await lottery.StateAsync();

        Assert.Equal((DrawPhase.Announced, DrawPhase.Closed, null), (announced.Phase, closed.Phase, closed.State!.Seed));
        Assert.Equal(announced.State!.Commitment, DrawSeed.Commitment(Convert.FromHexString(drawn.Seed!)));
        Assert.Equal(closed.State.ListHash, CloseDraw.Hash(Encoding.ASCII.GetBytes(list)));
        Assert.All(all, e => Assert.Contains($"\nentry {e.Entry.Id}", list, StringComparison.Ordinal));
        Assert.Equal(
            Encoding.ASCII.GetString(
                DrawResult.Of(Convert.FromHexString(drawn.Seed!), DrawList.Read(Encoding.ASCII.GetBytes(list))).Write()),
            await lottery.FileAsync(DrawFileStore.Result));
        Assert.Equal(
            [DrawEvents.DrawOpened, DrawEvents.DrawClosed, DrawEvents.DrawDrawn],
            (await EventsAsync(office, drawn.Name, "Draws")).Select(e => e.Type));
        Assert.Equal((2, 2, 136), (drawn.Winners, drawn.Entries, drawn.Places));
    }

    [Fact]
    public async Task WhoIsDrawn_HasAnOfferByMail_AndBooksIt()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var lottery = await Lottery.OpenAsync(office);
        var entered = await lottery.EnterAsync("Yılmaz", Tuesday);
        await lottery.DrawAsync();

        var seen = await lottery.SeenAsync(entered);
        var mail = Assert.Single(await EventsAsync(office, entered.Entry.Id)).Mail!;
        var (booked, again) = (await lottery.AcceptAsync(entered), await lottery.AcceptAsync(entered));
        await lottery.RunAsync();

        Assert.Equal((DrawEntryStatus.Offered, 1), (seen.Entry.Status, seen.Rank));
        Assert.Equal(("draw-offer", "ayse@example.org", "tr"), (mail.Template, mail.To, mail.Language));
        Assert.StartsWith("declaration-of-commitment_20270302/", seen.Entry.Offer!.Place, StringComparison.Ordinal);
        Assert.Equal((seen.Entry.Offer.Place, booked.Value!.AccessKey), (booked.Value.Place.Key.Path, again.Value!.AccessKey));
        Assert.Equal(
            (DrawEntryStatus.Accepted, booked.Value.Place.Booking!.Id),
            ((await lottery.SeenAsync(entered)).Entry.Status, (await lottery.SeenAsync(entered)).Entry.Booking));
        Assert.Single(await lottery.PlacesAsync(), p => p.State == PlaceState.Booked);
    }

    /// <summary>
    /// Sixteen places on that Tuesday, eighteen people: the two left get what the others do not take, in the order drawn.
    /// </summary>
    [Fact]
    public async Task NotTakenOrDeclined_GoesToTheNextInTheOrderDrawn_ThenToEverybody()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var lottery = await Lottery.OpenAsync(office);
        var all = new List<EnteredDraw>();
        for (var i = 0; i < 18; i++)
        {
            all.Add(await lottery.EnterAsync($"Person {i}", Tuesday));
        }

        await lottery.DrawAsync();
        var ranked = (await Task.WhenAll(all.Select(async e => (Entered: e, Seen: await lottery.SeenAsync(e)))))
            .OrderBy(e => e.Seen.Rank).ToList();
        Assert.Equal(
            [.. Enumerable.Repeat(DrawEntryStatus.Offered, 16), DrawEntryStatus.NotDrawn, DrawEntryStatus.NotDrawn],
            ranked.Select(r => r.Seen.Entry.Status));

        var (first, next, last) = (ranked[0], ranked[16], ranked[17]);
        await lottery.LeaveAsync(first.Entered);
        await lottery.RunAsync();
        Assert.Equal((DrawEntryStatus.Offered, first.Seen.Entry.Offer!.Place), Of(await lottery.SeenAsync(next.Entered)));
        Assert.Equal(DrawEntryStatus.NotDrawn, (await lottery.SeenAsync(last.Entered)).Entry.Status);
        Assert.Equal(
            [("draw-not-drawn", "ayse@example.org", "tr")],
            (await EventsAsync(office, last.Entered.Entry.Id)).Select(e => (e.Mail!.Template, e.Mail.To, e.Mail.Language)));

        await lottery.RunAtAsync(Lottery.DrawnAt.AddHours(48));
        Assert.Equal("offer-over", (await lottery.AcceptAsync(ranked[1].Entered)).Refusal?.Code);
        Assert.Equal(DrawEntryStatus.Expired, (await lottery.SeenAsync(ranked[1].Entered)).Entry.Status);
        Assert.Equal(DrawEntryStatus.Offered, (await lottery.SeenAsync(last.Entered)).Entry.Status);
        Assert.NotNull((await lottery.AcceptAsync(last.Entered)).Value);
        var free = (await lottery.PlacesAsync()).Where(p => p is { State: PlaceState.Free, FreeFrom: not null }).ToList();
        Assert.Equal(15, free.Count);

        static (DrawEntryStatus, string?) Of(DrawEntryView view) => (view.Entry.Status, view.Entry.Offer?.Place);
    }

    [Fact]
    public async Task NobodyEntered_DrawsNobody()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var lottery = await Lottery.OpenAsync(office);

        await lottery.DrawAsync();

        Assert.Equal((DrawStage.Offered, 0), ((await lottery.StateAsync()).Stage, (await lottery.StateAsync()).Winners));
        Assert.Empty(await lottery.FileAsync(DrawFileStore.Result));
    }

    /// <summary>Somebody with access to the storage exchanges the list after its hash was published.</summary>
    [Fact]
    public async Task TamperedList_IsNotDrawn()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var lottery = await Lottery.OpenAsync(office);
        await lottery.EnterAsync("Erste");
        await lottery.RunAtAsync(Lottery.Closes.AddMinutes(2));
        var blob = office.Blobs.GetBlobContainerClient("draws").GetBlobClient($"{Counter.Service}_{Lottery.Draw}/list.txt");
        await blob.UploadAsync(
            BinaryData.FromString(await lottery.FileAsync(DrawFileStore.List) + "entry F3KM-7QXD-RT9W\n"), overwrite: true, Stop);

        var fault = await Assert.ThrowsAsync<AggregateException>(() => lottery.RunAtAsync(Lottery.DrawnAt));

        Assert.IsType<DrawTamperedException>(fault.InnerException);
        Assert.Equal((DrawStage.Closed, null), ((await lottery.StateAsync()).Stage, (await lottery.StateAsync()).Seed));
    }

    /// <summary>The list came out late since the timers stood still: people still get time to note its hash.</summary>
    [Fact]
    public async Task ListThatCameOutLate_IsNotDrawnAtOnce()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var lottery = await Lottery.OpenAsync(office);

        await lottery.RunAtAsync(Lottery.DrawnAt.AddHours(1));
        await lottery.RunAtAsync(Lottery.DrawnAt.AddHours(1).AddMinutes(9));
        Assert.Equal(DrawStage.Closed, (await lottery.StateAsync()).Stage);

        await lottery.RunAtAsync(Lottery.DrawnAt.AddHours(1).AddMinutes(10));
        Assert.Equal(DrawStage.Offered, (await lottery.StateAsync()).Stage);
    }

    [Fact]
    public async Task AWeekAfterTheLastDay_NothingIsLeft()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var lottery = await Lottery.OpenAsync(office);
        var (entered, left) = (await lottery.EnterAsync("Erste"), await lottery.EnterAsync("Zweite"));
        await lottery.LeaveAsync(left);
        await lottery.DrawAsync();

        office.Clock.SetUtcNow(new(2027, 4, 6, 12, 0, 0, TimeSpan.Zero));
        await office.Get<PurgeDue>().HandleAsync(Stop);
        Assert.NotNull(await office.Get<DrawEntryStore>().FindAsync(entered.Entry.Id, Stop));

        office.Clock.Advance(TimeSpan.FromDays(1));
        await office.Get<PurgeDue>().HandleAsync(Stop);
        foreach (var table in new[] { "Draws", "DrawEntries" })
        {
            Assert.Empty(office.Tables.GetTableClient(table).Query<Azure.Data.Tables.TableEntity>(cancellationToken: Stop));
        }

        Assert.Empty(office.Blobs.GetBlobContainerClient("draws").GetBlobs(cancellationToken: Stop));
    }

    private static Task<IReadOnlyList<EventRow>> EventsAsync(TestOffice office, string partition, string table = "DrawEntries") =>
        office.Get<EventRowStore>().AllAsync(table, partition, Stop);
}
