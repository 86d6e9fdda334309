using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Waiting;
using Schalter.Services.Events;
using Schalter.Services.Platform;
using Schalter.Services.Tests.Appointments.Bookings;

namespace Schalter.Services.Tests.Appointments.Waiting;

/// <summary>People who wait, and what is given back to them.</summary>
internal static class Queue
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<PlaceKey> GivenBackAsync(TestOffice office, Counter counter)
    {
        var booked = await counter.BookedAsync("Jemand");
        Assert.Null(await office.Get<CancelBooking>().HandleAsync(booked.Place.Booking!.Id, booked.AccessKey, Stop));
        return booked.Place.Key;
    }

    /// <summary>Somebody waits, and has the offer of a place that was given back.</summary>
    public static async Task<(Joined Waiting, PlaceKey Place)> OfferedAsync(TestOffice office, Counter counter, string name)
    {
        var waiting = await JoinAsync(office, name);
        var place = await GivenBackAsync(office, counter);
        await OfferAsync(office);
        return (waiting, place);
    }

    public static Task OfferAsync(TestOffice office) => office.Get<OfferPlaces>().HandleAsync(Stop);

    public static async Task<Joined> JoinAsync(TestOffice office, string name)
    {
        var joined = (await TryJoinAsync(office, name)).Value!;
        office.Clock.Advance(TimeSpan.FromSeconds(1));
        return joined;
    }

    public static Task<Answer<Joined>> TryJoinAsync(TestOffice office, string name, params (string Field, string Value)[] other) =>
        office.Get<JoinWaitlist>().HandleAsync(Counter.Service, new(Counter.Input(string.Empty, name, other).Answers, "tr"), Stop);

    public static Task<Answer<BookedPlace>> AcceptAsync(TestOffice office, Joined joined) =>
        office.Get<AcceptOffer>().HandleAsync(joined.Entry.Id, joined.AccessKey, Stop);

    public static Task<Answer<WaitingView>> LeaveAsync(TestOffice office, Joined joined) =>
        office.Get<LeaveWaitlist>().HandleAsync(joined.Entry.Id, joined.AccessKey, Stop);

    public static async Task<WaitingView> EntryAsync(TestOffice office, Joined joined) =>
        (await office.Get<GetWaitingEntry>().HandleAsync(joined.Entry.Id, joined.AccessKey, Stop)).Value!;

    public static Task<IReadOnlyList<EventRow>> EventsAsync(TestOffice office, Joined joined) =>
        office.Get<EventRowStore>().AllAsync("Waitlist", joined.Entry.Id, Stop);
}
