using Schalter.Services.Appointments;
using Schalter.Services.Emergencies;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Emergencies;

/// <summary>Accepting and declining at once: whoever has an appointment is confirmed, and whoever is not has none.</summary>
public sealed class AnswersAtOnceTests(StorageFixture storage)
{
    /// <summary>More calls than either needs.</summary>
    private const int MostCalls = 14;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OneComesInBetweenTheOther_TheRegistrationSaysWhatThePlaceSays(bool declineFirst)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        var people = new List<SubmissionReceipt>();
        for (var call = 1; call <= MostCalls; call++)
        {
            people.Add(await urgency.RegisterAsync($"Person {call}", "25.11.2026"));
        }

        await urgency.MorningAsync();
        foreach (var (index, person) in people.Index())
        {
            var between = new Interruption(index + 1, () => declineFirst ? urgency.ConfirmAsync(person) : urgency.DeclineAsync(person));
            var process = new DyingQueue(office, between);
            await (declineFirst
                ? (Task)process.Decline.HandleAsync(person.Reference, person.AccessKey, Stop)
                : process.Confirm.HandleAsync(person.Reference, person.AccessKey, Stop));
        }

        var day = await office.Get<SlotStore>().LoadDayAsync(new(Urgency.Service, new(2026, 11, 24)), Stop);
        Assert.All(await Task.WhenAll(people.Select(urgency.EntryAsync)), e => Assert.Equal(
            e.Status == EmergencyStatus.Confirmed, day.Places.Any(p => p.Booking?.WaitingEntry == e.Id)));
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
}
