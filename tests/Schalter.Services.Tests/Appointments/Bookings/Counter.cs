using Microsoft.Extensions.Options;
using NodaTime;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Free;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Appointments.Staff;
using Schalter.Services.Feedback.Counting;
using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Protection.Proofs;
using Schalter.Services.Tests.Content;

namespace Schalter.Services.Tests.Appointments.Bookings;

/// <summary>A counter with published places, and people who book; Monday noon, 23 November 2026.</summary>
internal sealed class Counter(TestOffice office)
{
    public const string Service = "declaration-of-commitment";

    /// <summary>Publishes this service.</summary>
    /// <param name="other">Another one that the test needs.</param>
    public static async Task<Counter> OpenAsync(TestOffice office, string? other = null)
    {
        await office.PublishAsync([.. new[] { Service, other }.OfType<string>()]);
        return new(office);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Instant Now => Instant.FromDateTimeOffset(office.Clock.GetUtcNow());

    public async Task<string> HoldAsync(string? slot = null, string service = Service) =>
        (await office.Get<HoldPlace>().HandleAsync(service, new(slot), Stop)).Value!.Hold;

    public Task<Answer<BookedPlace>> BookAsync(string hold, string familyName = "Yılmaz", params (string Field, string Value)[] other) =>
        office.Get<BookAppointment>().HandleAsync(Service, Input(hold, familyName, other), Stop);

    public static BookInput Input(string hold, string familyName, params (string Field, string Value)[] other) =>
        new(hold, Person(familyName, other), "tr");

    /// <summary>An appointment weeks away, which can still be changed.</summary>
    /// <param name="back">Which of the last free times.</param>
    public async Task<BookedPlace> BookedAsync(string familyName = "Yılmaz", int back = 1)
    {
        var slots = (await office.Get<ListSlots>().HandleAsync(Service, null, Stop)).Value!.Slots;
        return (await BookAsync(await HoldAsync(slots[^back].Slot), familyName)).Value!;
    }

    /// <summary>All that is stored of the service.</summary>
    public async Task<IReadOnlyList<Place>> PlacesAsync()
    {
        var (places, today) = (new List<Place>(), Now.InZone(OfficeTime.Zone).Date);
        for (var ahead = 0; ahead <= 28; ahead++)
        {
            places.AddRange((await office.Get<SlotStore>().LoadDayAsync(new(Service, today.PlusDays(ahead)), Stop)).Places);
        }

        return places;
    }

    /// <summary>The office closes the day of a place, and the publisher has not come by since.</summary>
    public async Task CloseAsync(PlaceKey place)
    {
        var day = OfficeTime.Iso(place.Day.Date);
        var change = await office.Get<ChangeSchedule>().HandleAsync(Service, ScheduleEntry.Of(new ClosureInput(day, day)), false, Stop);
        Assert.NotNull(change.Value);
        await office.RefreshAsync();
    }

    /// <summary>Another instance of the functions: it has its own idea of what is free.</summary>
    public HoldPlace AnotherInstance() => new(
        office.Get<ScheduleCatalogue>(),
        new FindFreePlaces(office.Get<SlotStore>(), office.Get<IOptions<AppointmentSettings>>(), Random.Shared, office.Clock),
        office.Get<SlotStore>(), office.Get<CheckProof>(), office.Get<HoldRequests>(), office.Get<IOptions<AppointmentSettings>>(),
        office.Get<Tally>(), office.Clock);

    private static Answers Person(string familyName, (string Field, string Value)[] other)
    {
        var answers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["person.familyName"] = [familyName],
            ["person.givenNames"] = ["Ayşe"],
            ["person.dateOfBirth"] = ["17.05.1990"],
            ["email"] = ["ayse@example.org"],
            ["documentNumber"] = ["C01X00T47"],
        };
        foreach (var (field, value) in other)
        {
            answers[field] = [value];
        }

        foreach (var (field, _) in other.Where(o => o.Value.Length == 0 && o.Field == "documentNumber"))
        {
            answers.Remove(field);
        }

        return new(answers);
    }
}
