using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Appointments.Draws.Offering;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Platform;

namespace Schalter.Services.Tests.Appointments.Draws;

public sealed class AnswersAtOnceTests(StorageFixture storage)
{
    private const string Tuesday = "2027-03-02";

    /// <summary>More than answering needs.</summary>
    private const int MostCalls = 12;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The last word is what stands: whoever has the place has accepted.</summary>
    [Fact]
    public async Task DeclinedWhileAccepting_TheEntrySaysWhatThePlaceSays()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var (lottery, all) = await OfferedAsync(office);

        await Interruption.AtEachCallAsync(office, all, AcceptAsync, lottery.LeaveAsync);

        await StandsAsync(lottery, all);
    }

    /// <summary>
    /// The process that accepts dies before it has noted so: declining sees that the place is booked, or else the next run.
    /// </summary>
    [Fact]
    public async Task PlaceBookedWhileDeclining_IsAccepted()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var (lottery, all) = await OfferedAsync(office);

        await Interruption.AtEachCallAsync(
            office, all, (instance, entered) => new Lottery(instance).LeaveAsync(entered), entered => TakeAsync(office, entered));
        var behindTheLastLook = await WrongAsync(lottery, all);
        await lottery.RunAsync();

        Assert.Single(behindTheLastLook);
        await StandsAsync(lottery, all);
    }

    /// <summary>Another run keeps the place for them anew at that very moment, which changes its row.</summary>
    [Fact]
    public async Task KeptAnewWhileAccepting_IsTakenAllTheSame()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var (lottery, all) = await OfferedAsync(office);
        var places = office.Get<SlotStore>();

        await Interruption.AtEachCallAsync(
            office, all, async (instance, entered) => Assert.NotNull((await AcceptAsync(instance, entered)).Value),
            async entered =>
            {
                var key = PlaceKey.At((await lottery.SeenAsync(entered)).Entry.Offer!.Place);
                if (await places.FindAsync(key, Stop) is { State: PlaceState.Held } kept)
                {
                    await places.ReplaceAsync(kept, Stop);
                }
            });
    }

    /// <summary>Somebody accepted just before it was noted that they decline, and died before it was noted that they accepted.</summary>
    [Fact]
    public async Task EntryNotedAsDeclined_WhosePlaceIsBooked_IsAcceptedAtTheNextLook()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var lottery = await Lottery.OpenAsync(office);
        var entered = await lottery.EnterAsync("Yılmaz", Tuesday);
        await lottery.DrawAsync();
        var read = (await lottery.SeenAsync(entered)).Entry;
        await office.Get<EndDrawOffer>().EndAsync(read, DrawEntryStatus.Declined, null, Stop);
        await TakeAsync(office, entered);

        await lottery.RunAtAsync(read.Offer!.Until);

        await StandsAsync(lottery, [entered]);
    }

    /// <summary>More people with an offer than answering it needs calls.</summary>
    private static async Task<(Lottery Lottery, IReadOnlyList<EnteredDraw> All)> OfferedAsync(TestOffice office)
    {
        var (lottery, all) = (await Lottery.OpenAsync(office), new List<EnteredDraw>());
        foreach (var name in Interruption.Names(MostCalls))
        {
            all.Add(await lottery.EnterAsync(name, Tuesday));
        }

        await lottery.DrawAsync();
        return (lottery, all);
    }

    private static Task<Answer<BookedPlace>> AcceptAsync(TestOffice instance, EnteredDraw entered) =>
        new Lottery(instance).AcceptAsync(entered);

    /// <summary>Books the place, and notes nothing.</summary>
    private static async Task TakeAsync(TestOffice office, EnteredDraw entered)
    {
        var read = (await office.Get<DrawEntryStore>().FindAsync(entered.Entry.Id, Stop))!;
        await office.Get<TakeOffer>().HandleAsync(read.Offeree, read.Offer!, null, Stop);
    }

    private static async Task StandsAsync(Lottery lottery, IReadOnlyList<EnteredDraw> all) => Assert.Empty(await WrongAsync(lottery, all));

    /// <summary>Entries that do not say what their places say.</summary>
    private static async Task<IReadOnlyList<string>> WrongAsync(Lottery lottery, IReadOnlyList<EnteredDraw> all)
    {
        var (booked, wrong) = ((await lottery.PlacesAsync()).Select(p => p.Booking?.WaitingEntry).ToHashSet(), new List<string>());
        foreach (var entered in all)
        {
            var stands = booked.Contains(entered.Entry.Id) ? DrawEntryStatus.Accepted : DrawEntryStatus.Declined;
            if ((await lottery.SeenAsync(entered)).Entry.Status is var status && status != stands)
            {
                wrong.Add($"{entered.Entry.Id} says {status}");
            }
        }

        return wrong;
    }
}
