using Schalter.Services.Appointments;
using Schalter.Services.Tests.Appointments.Bookings;

namespace Schalter.Services.Tests.Appointments.Draws;

public sealed class DrawnPlacesTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PlacesOfTheDraw_AreSeenByNobodyBefore_AndTheRestByEverybodyAfter()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var lottery = await Lottery.OpenAsync(office);
        var entered = await lottery.EnterAsync("Erste", "2027-03-02");
        office.Clock.SetUtcNow(Lottery.DrawnAt.AddDays(9));

        await office.PublishAsync(Counter.Service);
        Assert.Empty(await lottery.PlacesAsync());

        await lottery.RunAsync();
        office.Clock.Advance(TimeSpan.FromMinutes(11));
        await lottery.RunAsync();
        await office.PublishAsync(Counter.Service);
        var places = await lottery.PlacesAsync();
        Assert.Contains(places, p => p.State == PlaceState.Free);
        Assert.Equal((await lottery.SeenAsync(entered)).Entry.Offer!.Place, Assert.Single(places, p => p.State == PlaceState.Held).Key.Path);
    }

    /// <summary>Places that were out before there was a draw: free ones are withdrawn for it and can be won; one that is booked stays.</summary>
    [Fact]
    public async Task PlacesOutBefore_AreWithdrawn_AndWon()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var lottery = await Lottery.OpenAsync(office);
        var day = new CounterDay(Counter.Service, new(2027, 3, 2));
        var slot = NodaTime.Instant.FromUtc(2027, 3, 2, 7, 30);
        await office.Get<SlotStore>().AddAsync(new(new(day, slot, "eberhardstrasse", 1), slot + NodaTime.Duration.FromMinutes(30), PlaceState.Free), Stop);
        var entered = await lottery.EnterAsync("Erste", "2027-03-02");
        await lottery.RunAtAsync(Lottery.Closes.AddMinutes(2));
        office.Clock.SetUtcNow(Lottery.DrawnAt.AddHours(-1));

        await office.PublishAsync(Counter.Service);
        Assert.Equal(PlaceState.Withdrawn, Assert.Single(await lottery.PlacesAsync()).State);
        await lottery.RunAtAsync(Lottery.DrawnAt);

        Assert.Equal($"{day.Partition}/", (await lottery.SeenAsync(entered)).Entry.Offer!.Place[..(day.Partition.Length + 1)]);
        Assert.Equal((slot, PlaceState.Held), (Assert.Single(await lottery.PlacesAsync()).Key.Start, Assert.Single(await lottery.PlacesAsync()).State));
    }
}
