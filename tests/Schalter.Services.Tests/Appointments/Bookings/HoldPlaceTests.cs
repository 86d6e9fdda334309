using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Free;

namespace Schalter.Services.Tests.Appointments.Bookings;

public sealed class HoldPlaceTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>More people than places, from two instances that do not know of each other.</summary>
    [Fact]
    public async Task ManyAtOnce_GetDifferentPlaces_AndTheRestAreTold()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var day = (await counter.PlacesAsync()).GroupBy(p => p.Key.Day.Date).First();
        var (free, people) = (day.Count(), day.Count() + 20);
        var instances = new[] { counter.AnotherInstance(), counter.AnotherInstance() };

        var answers = await Task.WhenAll(Enumerable.Range(0, people).Select(i =>
            instances[i % 2].HandleAsync(Counter.Service, new(Date: NodaTime.Text.LocalDatePattern.Iso.Format(day.Key)), Stop)));

        var held = answers.Where(a => a.Value is not null).Select(a => a.Value!.Place.Key).ToList();
        Assert.Equal(free, held.Distinct().Count());
        Assert.Equal(free, held.Count);
        Assert.All(answers.Where(a => a.Value is null), a => Assert.Equal(("none-free", 409), (a.Refusal!.Code, a.Refusal.Status)));
    }

    [Fact]
    public async Task HoldThatRunsOut_IsFreeForTheNext()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var hold = HoldToken.Parse(await counter.HoldAsync())!;
        var slot = hold.Place.Slot;
        var counters = (await counter.PlacesAsync()).Count(p => p.Key.Slot == slot);
        for (var others = 1; others < counters; others++)
        {
            await counter.HoldAsync(slot);
        }

        Assert.Equal("none-free", (await office.Get<HoldPlace>().HandleAsync(Counter.Service, new(slot), Stop)).Refusal?.Code);
        office.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(slot, HoldToken.Parse(await counter.HoldAsync(slot))!.Place.Slot);
    }

    [Fact]
    public async Task WhatIsHeld_IsNoLongerOffered_AndWhatStartsSoonNeither()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var before = (await office.Get<ListSlots>().HandleAsync(Counter.Service, null, Stop)).Value!.Slots;

        await counter.HoldAsync();
        var after = (await office.Get<ListSlots>().HandleAsync(Counter.Service, null, Stop)).Value!.Slots;
        var first = before[0].Start.ToDateTimeOffset();
        office.Clock.SetUtcNow(first - TimeSpan.FromHours(2) + TimeSpan.FromSeconds(1));
        var soon = (await office.Get<ListSlots>().HandleAsync(Counter.Service, null, Stop)).Value!.Slots;

        Assert.Equal(before.Sum(s => s.Places) - 1, after.Sum(s => s.Places));
        Assert.DoesNotContain(soon, s => s.Start == before[0].Start);
        Assert.Contains(soon, s => s.Start == before[^1].Start);
    }

    [Theory]
    [InlineData("nothing", null, null, "service-unknown")]
    [InlineData(Counter.Service, "20261124T0000Z_eberhardstrasse", null, "none-free")]
    [InlineData(Counter.Service, "' or 1 eq 1", null, "none-free")]
    [InlineData(Counter.Service, null, "2026-02-31", "request-invalid")]
    [InlineData(Counter.Service, null, "2026-11-22", "none-free")]
    [InlineData(Counter.Service, null, "2027-12-24", "none-free")]
    public async Task WhatCannotBeHeld_IsRefused(string service, string? slot, string? date, string code)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await Counter.OpenAsync(office);

        Assert.Equal(code, (await office.Get<HoldPlace>().HandleAsync(service, new(slot, date), Stop)).Refusal?.Code);
    }
}
