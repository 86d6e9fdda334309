using System.Text.Json.Nodes;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Publishing;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Appointments.Staff;
using Schalter.Services.Platform;
using Schalter.Services.Tests.Appointments.Bookings;
using Schalter.Services.Tests.Content;

namespace Schalter.Services.Tests.Appointments.Staff;

/// <summary>Tuesday, 24 November 2026: two counters from half past eight to half past twelve.</summary>
public sealed class ChangeScheduleTests(StorageFixture storage)
{
    private const string Service = "declaration-of-commitment";

    private static readonly CapacityInput Ill = new("2026-11-24", "2026-11-24", Counters: 1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FewerCounters_MeansWhatWasForetold_AndKeepsTheRestOfTheFile()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        await BookTuesdayAsync(office, counter, 5);
        var before = await ReadAsync(office);

        var dry = (await ChangeAsync(office, ScheduleEntry.Of(Ill), isDryRun: true)).Value!;
        Assert.Equal((await ReadAsync(office)).Version, before.Version);
        var changed = (await ChangeAsync(office, ScheduleEntry.Of(Ill))).Value!;
        await office.RefreshAsync();
        await office.PublishAsync(Service);
        var after = await ReadAsync(office);

        var day = await DayAsync(office);
        Assert.Equal((changed.Foreseen.Withdrawn, changed.Foreseen.ToMove), (dry.Foreseen.Withdrawn, dry.Foreseen.ToMove));
        Assert.Equal((changed.Foreseen.Withdrawn, changed.Foreseen.ToMove), (day.Count(p => p.State == PlaceState.Withdrawn), day.Count(p => p.Booking is { NeedsMoving: true })));
        Assert.True(changed.Foreseen.Withdrawn > 0);
        Assert.Equal((true, true, changed.Version), (changed.Changed, dry.Changed, after.Version));
        Assert.Equal("""[{"from":"2026-11-24","until":"2026-11-24","counters":1}]""", after.Json["capacity"]!.ToJsonString());
        after.Json.AsObject().Remove("capacity");
        Assert.True(JsonNode.DeepEquals(before.Json, after.Json));
    }

    /// <summary>All counters of a day closed: everybody booked must move, and nothing free stays.</summary>
    [Fact]
    public async Task Closure_IsForetold_AndTheSameAgainChangesNothing()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        await BookTuesdayAsync(office, counter, 3);
        var free = (await DayAsync(office)).Count(p => p.State == PlaceState.Free);
        var closure = ScheduleEntry.Of(new ClosureInput("2026-11-24", "2026-11-25"));

        var changed = (await ChangeAsync(office, closure)).Value!;
        var again = (await ChangeAsync(office, closure)).Value!;
        await office.RefreshAsync();
        await office.PublishAsync(Service);
        var later = (await ChangeAsync(office, closure)).Value!;

        Assert.Equal((free, 3), (changed.Foreseen.Withdrawn, changed.Foreseen.ToMove));
        Assert.Equal([(true, changed.Version), (false, changed.Version), (false, changed.Version)], ((bool, string)[])[(changed.Changed, changed.Version), (again.Changed, again.Version), (later.Changed, later.Version)]);
        Assert.Empty(later.Foreseen.Days);
        Assert.Equal("2026-11-24", Assert.Single(changed.Foreseen.Days).Date);
    }

    /// <summary>The last one that covers a moment counts: who wants the first back means a change, however often it stood there before.</summary>
    [Fact]
    public async Task EntryThatAnotherOverruled_IsAddedAgain()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        bool[] changes =
        [
            await ChangedAsync(Ill), await ChangedAsync(Ill), await ChangedAsync(Ill with { Counters = 2 }), await ChangedAsync(Ill), await ChangedAsync(Ill),
            await ChangedAsync(new("2026-12-01", "2026-12-01", Counters: 0)), await ChangedAsync(Ill),
        ];

        Assert.Equal([true, false, true, true, false, true, false], changes);

        async Task<bool> ChangedAsync(CapacityInput input) => (await ChangeAsync(office, ScheduleEntry.Of(input))).Value!.Changed;
    }

    [Theory]
    [InlineData("2026-02-31", "2026-12-01", null, null, 1, "schedule-invalid /from")]
    [InlineData("2026-12-02", "2026-12-01", null, null, 1, "schedule-invalid /until")]
    [InlineData(null, "2026-12-01", null, null, 1, "schedule-invalid ")]
    [InlineData("2026-12-01", "2026-12-01", null, null, null, "schedule-invalid ")]
    [InlineData("2026-12-01", "2026-12-01", null, null, 100, "schedule-invalid /counters")]
    [InlineData("2026-12-01", "2026-12-01", null, null, -1, "schedule-invalid /counters")]
    [InlineData("2026-12-01", "2026-12-01", "09:00", null, 1, "schedule-invalid ")]
    [InlineData("2026-12-01", "2026-12-01", "09:00", "08:00", 1, "schedule-invalid /untilTime")]
    [InlineData("2025-12-01", "2025-12-01", null, null, 1, "request-invalid /until")]
    public async Task WrongEntry_IsRefusedAtItsMember_AndNothingIsWritten(
        string? from, string? until, string? fromTime, string? untilTime, int? counters, string expected)
    {
        await using var office = await TestOffice.OpenAsync(storage);

        var refusal = (await ChangeAsync(office, ScheduleEntry.Of(new CapacityInput(from, until, fromTime, untilTime, null, counters)))).Refusal!;

        Assert.Equal(expected, $"{refusal.Code} {Assert.Single(refusal.Errors).Pointer}");
        Assert.Empty(await office.BlobsAsync("content"));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("../forms/contact")]
    [InlineData("Servicepoint")]
    public async Task UnknownService_IsRefused(string service)
    {
        await using var office = await TestOffice.OpenAsync(storage);

        Assert.Equal("service-unknown", (await office.Get<ChangeSchedule>().HandleAsync(service, ScheduleEntry.Of(Ill), false, Stop)).Refusal?.Code);
        Assert.Equal("service-unknown", (await office.Get<GetSchedule>().HandleAsync(service, Stop)).Refusal?.Code);
    }

    [Fact]
    public async Task TwoPlannersAtOnce_BothEntriesStand()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var entries = Enumerable.Range(1, 4).Select(day => ScheduleEntry.Of(new ClosureInput($"2026-12-0{day}", $"2026-12-0{day}")));

        var answers = await Task.WhenAll(entries.Select(e => ChangeAsync(office, e)));

        Assert.All(answers, a => Assert.True(a.Value?.Changed, a.Refusal?.Code));
        Assert.Equal(2 + 4, (await ReadAsync(office)).Json["closures"]!.AsArray().Count);
    }

    /// <summary>Counters go and come while the publisher runs on two instances and people book: in the end the plan holds, and nobody was thrown out.</summary>
    [Fact]
    public async Task CapacityChangesWhilePublishing_BookedPeopleKeepTheirPlaces()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await using var another = office.Another();
        var counter = await Counter.OpenAsync(office);
        for (var round = 0; round < 4; round++)
        {
            Assert.True((await ChangeAsync(office, ScheduleEntry.Of(Ill with { Counters = round % 3 }))).Value!.Changed);
            await office.RefreshAsync();
            await Task.WhenAll(
                office.PublishAsync(Service), another.PublishAsync(Service), BookTuesdayAsync(office, counter, 2, round));
        }

        await office.PublishAsync(Service);

        var schedule = office.Get<ScheduleCatalogue>().Find(Service)!;
        var day = await DayAsync(office);
        var stored = await office.Get<SlotStore>().LoadDayAsync(new(Service, new(2026, 11, 24)), Stop);
        Assert.True(PublishRules.Decide(stored.Day, await office.Get<PlanDay>().OfAsync(schedule, stored.Day, Stop), stored.Places, counter.Now).IsEmpty);
        Assert.All(day.Where(p => p.Booking is not null), p => Assert.Equal(PlaceState.Booked, p.State));
        Assert.Equal(day.Count(p => p.Booking is not null), day.Select(p => p.Booking?.Id).OfType<string>().Distinct().Count());
    }

    /// <summary>Books times of that day for as long as there are any; one that is closed between the two steps is not booked.</summary>
    private static async Task BookTuesdayAsync(TestOffice office, Counter counter, int people, int round = 0)
    {
        for (var i = 0; i < people; i++)
        {
            var held = await office.Get<Services.Appointments.Bookings.HoldPlace>().HandleAsync(Service, new(Date: "2026-11-24"), Stop);
            if (held.Value is { } place)
            {
                var booked = await counter.BookAsync(place.Hold, $"Person {round} {i}");
                Assert.True(booked.Value is not null || booked.Refusal!.Code == "place-closed", booked.Refusal?.Code);
            }
        }
    }

    private static async Task<IReadOnlyList<Place>> DayAsync(TestOffice office) =>
        (await office.Get<SlotStore>().LoadDayAsync(new(Service, new(2026, 11, 24)), Stop)).Places;

    private static Task<Answer<ChangedSchedule>> ChangeAsync(TestOffice office, ScheduleEntry entry, bool isDryRun = false) =>
        office.Get<ChangeSchedule>().HandleAsync(Service, entry, isDryRun, Stop);

    private static async Task<ScheduleText> ReadAsync(TestOffice office) => (await office.Get<GetSchedule>().HandleAsync(Service, Stop)).Value!;
}
