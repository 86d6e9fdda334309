using NodaTime;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Publishing;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Privacy;
using Schalter.Services.Tests.Appointments.Schedules;

namespace Schalter.Services.Tests.Appointments;

/// <summary>Monday, 23 November 2026, noon; the office's own schedules.</summary>
public sealed class PublishSlotsTests(StorageFixture storage)
{
    private static readonly CounterDay Tuesday = new("card-pickup", new(2026, 11, 24));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DuePlaces_AppearOnce_HoweverOftenAndWhereverItRuns()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await Task.WhenAll(Publisher(office).HandleAsync(Stop), Publisher(office).HandleAsync(Stop));
        var told = await MessagesAsync(office);
        await Publisher(office).HandleAsync(Stop);
        Assert.Equal(told, await MessagesAsync(office));
        var first = await office.Get<SlotStore>().LoadDayAsync(Tuesday, Stop);

        Assert.All(first.Places, p => Assert.Equal(PlaceState.Free, p.State));
        Assert.Equal(first.Places.Count, first.Places.Select(p => p.Key).Distinct().Count());
        Assert.InRange(first.Places.Count, 58, 62);

        // The last fifth comes at 17:00 with up to two hours of jitter: twenty past five a part of it, at seven all of it.
        office.Clock.Advance(TimeSpan.FromHours(5.3));
        await Publisher(office).HandleAsync(Stop);
        var early = await office.Get<SlotStore>().LoadDayAsync(Tuesday, Stop);
        office.Clock.Advance(TimeSpan.FromHours(1.7));
        await Publisher(office).HandleAsync(Stop);
        var all = await office.Get<SlotStore>().LoadDayAsync(Tuesday, Stop);

        Assert.InRange(early.Places.Count, first.Places.Count, all.Places.Count - 1);
        Assert.Equal(75, all.Places.Count);
    }

    [Fact]
    public async Task EveryReleasedPlace_IsTold_InOrder_PerDay()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await Alone(office).HandleAsync(Stop);
        office.Clock.Advance(TimeSpan.FromHours(7));
        await Alone(office).HandleAsync(Stop);
        await office.WorkAsync();
        var places = (await office.Get<SlotStore>().LoadDayAsync(Tuesday, Stop)).Places.Count;

        await using var client = office.Bus();
        await using var receiver = await client.AcceptSessionAsync("appointments", "everything", Tuesday.Partition, null, Stop);
        var told = (await receiver.ReceiveMessagesAsync(100, TimeSpan.FromSeconds(2), Stop))
            .Select(m => System.Text.Json.JsonElement.Parse(m.Body.ToMemory().Span)).ToList();

        Assert.Equal(["00000001", "00000002"], told.Select(e => e.GetProperty("sequence").GetString()));
        Assert.Equal(places, told.Sum(e => e.GetProperty("data").GetProperty("places").GetInt32()));
        Assert.All(told, e => Assert.Equal(AppointmentEvents.SlotsReleased, e.GetProperty("type").GetString()));
    }

    /// <summary>A booked place is never overwritten, whatever the plan says: somebody stands there with a confirmation.</summary>
    [Fact]
    public async Task BookedPlaces_SurviveEveryRun_AndClosureMarksThem()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await Alone(office).HandleAsync(Stop);
        var store = office.Get<SlotStore>();
        var day = await store.LoadDayAsync(Tuesday, Stop);
        var booked = day.Places[0] with { State = PlaceState.Booked, Booking = new("4F4K-TRTX-CKGC", "person", BookingStatus.Confirmed, 1) };
        Assert.NotNull(await store.SaveAsync(day, [booked], day.Sequence, [], Stop));

        await Alone(office).HandleAsync(Stop);
        Assert.Equal(booked.Booking, (await store.LoadDayAsync(Tuesday, Stop)).Places.Single(p => p.Key == booked.Key).Booking);

        var schedule = ASchedule.Changed("card-pickup", """{ "closures": [{ "from": "2026-11-24", "until": "2026-11-24" }] }""");
        await Publisher(office, new([schedule])).HandleAsync(Stop);
        var closed = (await store.LoadDayAsync(Tuesday, Stop)).Places;

        Assert.Equal((PlaceState.Booked, true), Assert.Single(closed, p => p.Key == booked.Key) is var kept ? (kept.State, kept.Booking!.NeedsMoving) : default);
        Assert.All(closed.Where(p => p.Key != booked.Key), p => Assert.Equal(PlaceState.Withdrawn, p.State));
    }

    [Fact]
    public async Task SomebodyElseWasFaster_NothingIsWritten()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await Alone(office).HandleAsync(Stop);
        var store = office.Get<SlotStore>();
        var (mine, theirs) = (await store.LoadDayAsync(Tuesday, Stop), await store.LoadDayAsync(Tuesday, Stop));
        Assert.NotNull(await store.SaveAsync(theirs, [theirs.Places[0] with { State = PlaceState.Held, Hold = new("h", Now(office)) }], theirs.Sequence, [], Stop));

        Assert.Null(await store.SaveAsync(mine, [mine.Places[0] with { State = PlaceState.Withdrawn }], mine.Sequence, [], Stop));

        Assert.Equal(PlaceState.Held, (await store.LoadDayAsync(Tuesday, Stop)).Places[0].State);
    }

    [Fact]
    public async Task DayAtTheCounter_IsDeletedAWeekLater()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await Alone(office).HandleAsync(Stop);
        office.Clock.Advance(TimeSpan.FromDays(7));
        await office.Get<PurgeDue>().HandleAsync(Stop);
        Assert.NotEmpty((await office.Get<SlotStore>().LoadDayAsync(Tuesday, Stop)).Places);

        office.Clock.Advance(TimeSpan.FromDays(1));
        await office.Get<PurgeDue>().HandleAsync(Stop);

        Assert.Empty((await office.Get<SlotStore>().LoadDayAsync(Tuesday, Stop)).Places);
    }

    /// <summary>How much there is to publish.</summary>
    private static async Task<int> MessagesAsync(TestOffice office) =>
        (await office.Queues.GetQueueClient("events-pending").GetPropertiesAsync(Stop)).Value.ApproximateMessagesCount;

    private static Instant Now(TestOffice office) => Instant.FromDateTimeOffset(office.Clock.GetUtcNow());

    /// <summary>An instance that knows of the service of <see cref="Tuesday"/> alone: the places of the others cost much and change nothing here.</summary>
    private static PublishSlots Alone(TestOffice office) => Publisher(office, new ScheduleCatalogue([office.Get<ScheduleCatalogue>().Find(Tuesday.Service)!]));

    /// <summary>One of several instances: what others have done it learns from the table alone.</summary>
    private static PublishSlots Publisher(TestOffice office, ScheduleCatalogue? schedules = null) => new(
        office.Get<SlotStore>(), schedules ?? office.Get<ScheduleCatalogue>(), new(), office.Get<PlanDay>(), office.Get<DeadlineStore>(), office.Clock);
}
