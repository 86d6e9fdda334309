using Schalter.Services.Appointments;
using Schalter.Services.Emergencies;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Emergencies;

/// <summary>Accepting and declining at once: whoever has an appointment is confirmed, and whoever is not has none.</summary>
public sealed class AnswersAtOnceTests(StorageFixture storage)
{
    /// <summary>More calls than either needs.</summary>
    private const int MostCalls = 20;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DeclinedWhileConfirming_TheRegistrationSaysWhatThePlaceSays()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var (urgency, people) = await OfferedAsync(office);

        await Interruption.AtEachCallAsync(
            office, people, (instance, person) => new Urgency(instance).ConfirmAsync(person), urgency.DeclineAsync);

        await StandsAsync(office, people);
    }

    [Fact]
    public async Task ConfirmedWhileDeclining_TheRegistrationSaysWhatThePlaceSays()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var (urgency, people) = await OfferedAsync(office);

        await Interruption.AtEachCallAsync(
            office, people, (instance, person) => new Urgency(instance).DeclineAsync(person), urgency.ConfirmAsync);

        await StandsAsync(office, people);
    }

    /// <summary>Somebody else writes the registration again and again while it is confirmed: it says all the same that they have the place.</summary>
    [Fact]
    public async Task RegistrationChangedAgainAndAgainWhileConfirming_IsConfirmed()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var ((urgency, people), store) = (await OfferedAsync(office), office.Get<EmergencyStore>());

        await Interruption.AtEachCallAsync(
            office, people, (instance, person) => new Urgency(instance).ConfirmAsync(person), ChangeAsync, times: 3);

        await StandsAsync(office, people);

        async Task ChangeAsync(SubmissionReceipt person)
        {
            if (await urgency.EntryAsync(person) is { Status: EmergencyStatus.Offered } entry)
            {
                Assert.True(await store.CommitAsync(entry with { Lot = entry.Lot + 1 }, null, Stop));
            }
        }
    }

    /// <summary>The place was booked in time, and the timer noted at the same moment that nobody had answered.</summary>
    [Fact]
    public async Task OfferNotedAsExpired_WhosePlaceIsBooked_IsConfirmed()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        var receipt = await urgency.RegisterAsync("Person", "20.11.2026");
        await urgency.MorningAsync();
        var offered = await urgency.EntryAsync(receipt);
        office.Clock.SetUtcNow(offered.Offer!.Until);
        var between = new Interruption(
            4, () => office.Get<Services.Appointments.Offers.TakeOffer>().HandleAsync(offered.Offeree, offered.Offer, null, Stop));

        await new DyingQueue(office, between).Allot.HandleAsync(Stop);
        await urgency.AllotAsync();

        Assert.True(between.HasCome);
        Assert.Equal(EmergencyStatus.Confirmed, await urgency.StatusAsync(receipt));
        Assert.NotNull((await urgency.ConfirmAsync(receipt)).Value);
    }

    private static async Task<(Urgency Urgency, IReadOnlyList<SubmissionReceipt> People)> OfferedAsync(TestOffice office)
    {
        var (urgency, people) = (new Urgency(office), new List<SubmissionReceipt>());
        foreach (var name in Interruption.Names(MostCalls))
        {
            people.Add(await urgency.RegisterAsync(name, "25.11.2026"));
        }

        await urgency.MorningAsync();
        return (urgency, people);
    }

    private static async Task StandsAsync(TestOffice office, IReadOnlyList<SubmissionReceipt> people)
    {
        var day = await office.Get<SlotStore>().LoadDayAsync(new(Urgency.Service, new(2026, 11, 24)), Stop);
        Assert.All(await Task.WhenAll(people.Select(new Urgency(office).EntryAsync)), e => Assert.Equal(
            e.Status == EmergencyStatus.Confirmed, day.Places.Any(p => p.Booking?.WaitingEntry == e.Id)));
    }
}
