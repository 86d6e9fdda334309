using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Emergencies;

namespace Schalter.Services.Tests.Emergencies;

/// <summary>What staff see and do.</summary>
public sealed class OfficeQueueTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_HasTheOrderAndTheProofs_AndCheckInEndsIt()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        await urgency.CapacityAsync(1);
        var (first, second, third) = (
            await urgency.RegisterAsync("First", "20.11.2026"), await urgency.RegisterAsync("Second", "25.11.2026"), await urgency.RegisterAsync("Third", "26.11.2026"));
        await urgency.MorningAsync();
        var booked = (await urgency.ConfirmAsync(first)).Value!;

        var list = (await office.Get<ListEmergencies>().HandleAsync(null, Stop)).Value!;
        var early = await CheckInAsync(office, first.Reference);
        office.Clock.SetUtcNow(booked.Place.Key.Start.ToDateTimeOffset());
        var attended = await CheckInAsync(office, first.Reference);
        var repeated = await CheckInAsync(office, first.Reference);
        var notExpected = await CheckInAsync(office, second.Reference);

        Assert.Equal([("First", "confirmed")], list.Served.Select(e => (e.FamilyName, e.Status)));
        Assert.Equal([(1, second.Reference), (2, third.Reference)], list.Waiting.Select(e => (e.Turn!.Value, e.Emergency)));
        Assert.Equal([$"/api/office/cases/{second.Reference}/documents/1"], list.Waiting[0].Proofs);
        Assert.False(list.HasMore);
        Assert.Equal(("too-early", "attended", "attended"), (early.Refusal?.Code, attended.Value!.Status, repeated.Value!.Status));
        Assert.Equal("emergency-not-expected", notExpected.Refusal?.Code);
        Assert.Equal(BookingStatus.Attended, (await office.Get<FindBooking>().HandleAsync(booked.Place.Booking!.Id, Stop))!.Booking!.Status);
        Assert.Equal(EmergencyEvents.Attended, (await urgency.EventsAsync(first))[^1].Type);
    }

    [Fact]
    public async Task WhoDidNotCome_MayRegisterAnew()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        var first = await urgency.RegisterAsync("First", "20.11.2026");
        await urgency.MorningAsync();
        var booked = (await urgency.ConfirmAsync(first)).Value!;
        office.Clock.SetUtcNow(booked.Place.End.ToDateTimeOffset());

        var missed = await CheckInAsync(office, first.Reference, "missed");
        var wrong = await CheckInAsync(office, first.Reference, "sick");

        Assert.Equal(("missed", "choice-unknown"), (missed.Value!.Status, wrong.Refusal!.Errors[0].Code));
        Assert.Equal(EmergencyStatus.Checked, await urgency.StatusAsync(await urgency.RegisterAsync("First", "21.11.2026")));
    }

    /// <summary>While it waits, and at the door.</summary>
    [Fact]
    public async Task Rejected_IsToldWhy_AndThePlaceIsGivenBack()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        await urgency.CapacityAsync(1);
        var (first, second, third) = (
            await urgency.RegisterAsync("First", "20.11.2026"), await urgency.RegisterAsync("Second", "25.11.2026"), await urgency.RegisterAsync("Third", "26.11.2026"));
        await urgency.MorningAsync();
        await urgency.ConfirmAsync(first);

        var noCode = await RejectAsync(office, second.Reference, null);
        var unknown = await RejectAsync(office, second.Reference, "because");
        var waiting = await RejectAsync(office, second.Reference, "not-urgent");
        var atTheDoor = await RejectAsync(office, first.Reference, "data-differ");
        var repeated = await RejectAsync(office, first.Reference, "data-differ");
        var otherwise = await RejectAsync(office, first.Reference, "not-urgent");
        await urgency.AllotAsync();

        Assert.Equal(("required", "choice-unknown"), (noCode.Refusal!.Errors[0].Code, unknown.Refusal!.Errors[0].Code));
        Assert.Equal(("not-urgent", "data-differ", "data-differ"), (waiting.Value!.Reason, atTheDoor.Value!.Reason, repeated.Value!.Reason));
        Assert.Equal("emergency-over", otherwise.Refusal?.Code);
        var mail = (await urgency.EventsAsync(first))[^1].Mail!;
        Assert.Equal(("emergency-rejected", "data-differ"), (mail.Template, mail.Values["reason"]));
        Assert.Equal(EmergencyStatus.Offered, await urgency.StatusAsync(third));
    }

    private static Task<Services.Platform.Answer<EmergencyDetails>> CheckInAsync(TestOffice office, string reference, string? outcome = null) =>
        office.Get<CheckInEmergency>().HandleAsync(reference, new(outcome), Stop);

    private static Task<Services.Platform.Answer<EmergencyDetails>> RejectAsync(TestOffice office, string reference, string? code) =>
        office.Get<RejectEmergency>().HandleAsync(reference, new(code), Stop);
}
