using NodaTime.Text;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Free;

namespace Schalter.Services.Tests.Appointments.Bookings;

/// <summary>A plain form whose button is pressed twice.</summary>
public sealed class HoldRequestsTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PressedTwice_OnAnyInstance_KeepsOnePlace_AndAnotherTimeIsAnotherHold()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var slots = (await office.Get<ListSlots>().HandleAsync(Counter.Service, null, Stop)).Value!.Slots;
        var (wanted, other) = (slots[^1], slots.Last(s => s.Date == slots[^1].Date && s.Slot != slots[^1].Slot));
        var any = new HoldInput(null, LocalDatePattern.Iso.Format(wanted.Date), Request: HoldRequests.New());
        var one = any with { Slot = wanted.Slot };

        var first = await HoldAsync(office, one);
        var second = (await counter.AnotherInstance().HandleAsync(Counter.Service, one, Stop)).Value!;
        var elsewhere = await HoldAsync(office, one with { Slot = other.Slot });
        var (anyOne, anyAgain) = (await HoldAsync(office, any), await HoldAsync(office, any));
        var anotherPage = await HoldAsync(office, any with { Request = HoldRequests.New() });

        Assert.Equal((first.Hold, first.ExpiresAt), (second.Hold, second.ExpiresAt));
        Assert.Equal(anyOne.Hold, anyAgain.Hold);
        Assert.Equal(4, new[] { first, anyOne, elsewhere, anotherPage }.Select(h => h.Place.Key).Distinct().Count());
        Assert.Equal(4, (await counter.PlacesAsync()).Count(p => p.IsHeld(counter.Now)));
    }

    [Fact]
    public async Task WhenTheTimeHasRunOut_TheSameFormGetsAPlaceAnew_AndForgedRequestsGetOneEach()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await Counter.OpenAsync(office);
        var slots = (await office.Get<ListSlots>().HandleAsync(Counter.Service, null, Stop)).Value!.Slots;
        var input = new HoldInput(null, LocalDatePattern.Iso.Format(slots[^1].Date), Request: HoldRequests.New());
        var first = await HoldAsync(office, input);
        office.Clock.Advance(TimeSpan.FromMinutes(11));

        var later = await HoldAsync(office, input);
        Assert.True(later.ExpiresAt > first.ExpiresAt);
        Assert.NotEqual(first.Hold, later.Hold);
        foreach (var forged in (string[])["1", "' or 1 eq 1", new('A', 400)])
        {
            var (one, two) = (await HoldAsync(office, input with { Request = forged }), await HoldAsync(office, input with { Request = forged }));
            Assert.NotEqual(one.Hold, two.Hold);
        }
    }

    private static async Task<HeldPlace> HoldAsync(TestOffice office, HoldInput input) =>
        (await office.Get<HoldPlace>().HandleAsync(Counter.Service, input, Stop)).Value!;
}
