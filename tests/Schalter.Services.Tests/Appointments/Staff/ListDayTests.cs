using System.Net;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Staff;
using Schalter.Services.Pages;
using Schalter.Services.Tests.Appointments.Bookings;

namespace Schalter.Services.Tests.Appointments.Staff;

public sealed class ListDayTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Day_ListsEveryPlaceInOrder_WithWhoComes()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var (booked, moved) = (await counter.BookedAsync(back: 1), await counter.BookedAsync("Öztürk", back: 2));
        var store = office.Get<SlotStore>();
        await store.ReplaceAsync(moved.Place with { Version = (await store.FindAsync(moved.Place.Key, Stop))!.Version, Booking = moved.Place.Booking! with { NeedsMoving = true } }, Stop);
        var date = NodaTime.Text.LocalDatePattern.Iso.Format(booked.Place.Key.Day.Date);

        var day = (await office.Get<ListDay>().HandleAsync(date, Counter.Service, Stop)).Value!;

        var places = Assert.Single(day.Services).Places;
        Assert.Equal(places.OrderBy(p => p.Start).ThenBy(p => p.Counter), places);
        Assert.Equal(["booked", "free", "needs-moving"], places.Select(p => p.State).Distinct().Order(StringComparer.Ordinal));
        var listed = Assert.Single(places, p => p.Booking == booked.Place.Booking!.Id);
        Assert.Equal(("Yılmaz", "Ayşe", "tr", "booked"), (listed.FamilyName, listed.GivenNames, listed.Language, listed.State));
        Assert.All(places.Where(p => p.Booking is null), p => Assert.Null(p.FamilyName));
    }

    [Fact]
    public async Task HeldPlace_IsFreeOnceItsTimeHasRunOut_AndWithdrawnOnesAreLeftOut()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var held = Services.Appointments.Bookings.HoldToken.Parse(await counter.HoldAsync())!.Place;
        var date = NodaTime.Text.LocalDatePattern.Iso.Format(held.Day.Date);
        Assert.Contains("held", await StatesAsync());

        office.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(["free"], (await StatesAsync()).Distinct());

        var count = (await StatesAsync()).Count;
        var store = office.Get<SlotStore>();
        await store.ReplaceAsync((await store.FindAsync(held, Stop))! with { State = PlaceState.Withdrawn, Hold = null }, Stop);
        Assert.Equal(count - 1, (await StatesAsync()).Count);

        async Task<IReadOnlyList<string>> StatesAsync() =>
            [.. (await office.Get<ListDay>().HandleAsync(date, Counter.Service, Stop)).Value!.Services[0].Places.Select(p => p.State)];
    }

    [Theory]
    [InlineData("2026-02-31", null, "request-invalid")]
    [InlineData("tomorrow", null, "request-invalid")]
    [InlineData("2026-11-24", "nothing", "service-unknown")]
    [InlineData("2026-11-24", "a_b'c", "service-unknown")]
    public async Task WrongDayOrService_IsRefused(string date, string? service, string code)
    {
        await using var office = await TestOffice.OpenAsync(storage);

        Assert.Equal(code, (await office.Get<ListDay>().HandleAsync(date, service, Stop)).Refusal?.Code);
    }

    /// <summary>What people are called may be markup; a sheet per service and location, in every language.</summary>
    [Theory]
    [InlineData("de", "Termine am Dienstag, 24. November 2026")]
    [InlineData("en", "Appointments on Tuesday, 24 November 2026")]
    [InlineData("ar", "المواعيد في")]
    public void Page_ShowsNamesAsTheyAre(string language, string title)
    {
        var at = new DateTimeOffset(2026, 11, 24, 8, 30, 0, TimeSpan.FromHours(1));
        BookingDetails Place(string location, string state, string? name) => new(
            "servicepoint", at, at.AddMinutes(15), location, 2, state, name is null ? null : "4F4K-TRTX-CKGC", name, null, "1990-05-17", "C01X00T47<", null, null,
            name is null ? null : "ar", null);
        var day = new DayList("2026-11-24", at, [new("servicepoint", [Place("eberhardstrasse", "booked", "<b>Ali</b>"), Place("bad-cannstatt", "free", null)])]);

        var html = PageSamples().Day(new(language, "/api", day));

        Assert.Contains("&lt;b&gt;Ali&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.Contains("1990-05-17", html, StringComparison.Ordinal);
        Assert.Contains("C01X00T47&lt;", html, StringComparison.Ordinal);
        Assert.Contains(title, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Equal(2, html.Split("<table>").Length - 1);
        Assert.Equal(1, html.Split("class=\"tick\"").Length - 1);

        static PageRenderer PageSamples() => Pages.PageSamples.Renderer;
    }
}
