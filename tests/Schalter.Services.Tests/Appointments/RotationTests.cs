using NodaTime;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Publishing;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Appointments.Waiting;
using Schalter.Services.Platform;
using Schalter.Services.Tests.Appointments.Bookings;
using Schalter.Services.Tests.Appointments.Draws;
using Schalter.Services.Tests.Appointments.Waiting;

namespace Schalter.Services.Tests.Appointments;

/// <summary>The server's secret has changed and the one before is still set: nobody notices.</summary>
public sealed class RotationTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PersonWithABooking_GetsNoSecondOne()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var hold = await counter.HoldAsync();
        var booked = await counter.BookAsync(hold, "Yılmaz");
        await using var rotated = office.Rotated();
        var after = new Counter(rotated);

        Assert.Equal(booked.Value!.Place.Booking!.Id, (await after.BookAsync(hold, "Yılmaz")).Value?.Place.Booking!.Id);
        Assert.Equal("already-booked", (await after.BookAsync(await after.HoldAsync(), "YILMAZ")).Refusal?.Code);
        Assert.NotNull((await after.BookAsync(await after.HoldAsync(), "Öztürk")).Value);
    }

    [Fact]
    public async Task WhoWaits_WaitsOnce_AndTakesTheOfferMadeBefore()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var (waiting, place) = await Queue.OfferedAsync(office, counter, "Erste");
        await using var rotated = office.Rotated();

        var again = await Queue.TryJoinAsync(rotated, "Erste");
        var stranger = await Queue.TryJoinAsync(rotated, "Erste", ("email", "other@example.org"));
        await Queue.OfferAsync(rotated);
        var accepted = await Queue.AcceptAsync(rotated, waiting);

        Assert.Equal((waiting.Entry.Id, "already-waiting"), (again.Value!.Entry.Id, stranger.Refusal?.Code));
        Assert.Equal(place, accepted.Value?.Place.Key);
        Assert.Empty(await office.Get<WaitlistStore>().LineAsync(Counter.Service, Stop));
    }

    /// <summary>
    /// Under the new secret somebody begins to book at the same moment: the appointment made before is moved to the offer all the same.
    /// </summary>
    [Fact]
    public async Task WhoHasAnAppointment_IsMovedToTheOffer_ThoughAGuardStandsForNothing()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var booked = await counter.BookedAsync("Erste", back: 2);
        var (waiting, place) = await Queue.OfferedAsync(office, counter, "Erste");
        await using var rotated = office.Rotated();
        var schedule = rotated.Get<ScheduleCatalogue>().Find(Counter.Service)!;
        var person = PersonKey.Of(rotated.Get<ServiceSecrets>(), schedule, name => waiting.Entry.Answers.GetValueOrDefault(name));
        var guard = new Guard(person, schedule.Group, "4F4K-TRTX-CKGC", booked.Place.Key, "x", counter.Now + Duration.FromMinutes(2));
        Assert.NotNull(await office.Get<GuardStore>().WriteAsync(guard, Stop));

        var accepted = await Queue.AcceptAsync(rotated, waiting);

        Assert.Equal((booked.Place.Booking!.Id, place), (accepted.Value?.Place.Booking!.Id, accepted.Value?.Place.Key));
    }

    [Fact]
    public async Task WhoIsInADraw_IsInItOnce()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var entered = await (await Lottery.OpenAsync(office)).EnterAsync("Erste");
        await using var rotated = office.Rotated();

        Assert.Equal(entered.Entry.Id, (await new Lottery(rotated).EnterAsync("Erste")).Entry.Id);
    }

    [Fact]
    public async Task CodeMailedBefore_StillOpens()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await using var rotated = office.Rotated();
        var code = office.Get<MailedCodes>().For("confirm-booking", "4F4K-TRTX-CKGC");

        Assert.True(rotated.Get<MailedCodes>().Opens("confirm-booking", "4F4K-TRTX-CKGC", code));
        Assert.False(rotated.Get<MailedCodes>().Opens("confirm-emergency", "4F4K-TRTX-CKGC", code));
        Assert.False(rotated.Get<MailedCodes>().Opens("confirm-booking", "7777-7777-7777", code));
        Assert.NotEqual(code, rotated.Get<MailedCodes>().For("confirm-booking", "4F4K-TRTX-CKGC"));
    }

    /// <summary>Lots are drawn anew with the secret; that brings no place out that would not have come.</summary>
    [Fact]
    public async Task NoPlaceComesOutEarly()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var before = (await counter.PlacesAsync()).Count;
        await using var rotated = office.Rotated();
        var schedule = rotated.Get<ScheduleCatalogue>().Find(Counter.Service)!;

        await rotated.Get<PublishSlots>().PublishAsync(schedule, Stop);
        Assert.Equal(before, (await counter.PlacesAsync()).Count);

        office.Clock.Advance(TimeSpan.FromDays(25));
        await rotated.Get<PublishSlots>().PublishAsync(schedule, Stop);
        var day = LocalDate.FromDateTime(office.Clock.GetUtcNow().Date).PlusDays(4);
        var stored = await office.Get<SlotStore>().LoadDayAsync(new(Counter.Service, day), Stop);
        Assert.Equal(DayPlan.Of(schedule, day, OfficeTime.Zone).Sum(s => s.Capacity), stored.Places.Count);
    }
}
