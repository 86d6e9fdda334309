using Schalter.Services.Appointments;
using Schalter.Services.Emergencies;
using Schalter.Services.Tests.Appointments;

namespace Schalter.Services.Tests.Emergencies;

/// <summary>The process dies at every single call to the tables; what is done again afterwards must come to the same end.</summary>
public sealed class CrashTests(StorageFixture storage)
{
    /// <summary>More calls than any of these needs: the last numbers show that it came to an end.</summary>
    private const int MostCalls = 7;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeathWhileRegisteringAndVerifying_RepeatsComeToOneRegistration(bool behind)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        var deaths = 0;
        for (var call = 1; call <= MostCalls; call++)
        {
            var receipt = await urgency.SendAsync($"Person {call}", "25.11.2026");
            await office.DeliverReceivedAsync();
            var process = new DyingQueue(office, call, behind);
            await Record.ExceptionAsync(() => process.Follow.HandleAsync(new(receipt.Reference), Stop));
            deaths += process.Death.HasCome ? 1 : 0;
            await office.WorkAsync();
            process = new DyingQueue(office, call, behind);
            var code = urgency.CodeOf(receipt);
            await Record.ExceptionAsync(() => process.Verify.HandleAsync(receipt.Reference, code, null, Stop));
            deaths += process.Death.HasCome ? 1 : 0;

            Assert.Equal(EmergencyStatus.Checked, (await urgency.VerifyAsync(receipt)).Value!.Status);
            Assert.Equal([EmergencyEvents.Registered], (await urgency.EventsAsync(receipt)).Select(e => e.Type));
        }

        Assert.InRange(deaths, 6, (2 * MostCalls) - 1);
        Assert.Equal(MostCalls, await office.Get<EmergencyStore>().LineAsync(Urgency.Service, Stop).CountAsync(Stop));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeathWhileAllottingAndConfirming_LosesNoPlaceAndNobody(bool behind)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        Services.Submissions.SubmissionReceipt[] all =
            [await urgency.RegisterAsync("Person 1", "21.11.2026"), await urgency.RegisterAsync("Person 2", "22.11.2026"), await urgency.RegisterAsync("Person 3", "23.11.2026")];
        await urgency.CapacityAsync(2);
        office.Clock.SetUtcNow(new(2026, 11, 24, 5, 31, 0, TimeSpan.Zero));
        await office.PublishAsync(Urgency.Service);
        for (var call = 1; call <= 16; call++)
        {
            await Record.ExceptionAsync(() => new DyingQueue(office, call, behind).Allot.HandleAsync(Stop));
        }

        await urgency.AllotAsync();
        Assert.Equal([EmergencyStatus.Offered, EmergencyStatus.Offered, EmergencyStatus.Checked], await Task.WhenAll(all.Select(urgency.StatusAsync)));
        for (var call = 1; call <= 12; call++)
        {
            await Record.ExceptionAsync(() => new DyingQueue(office, call, behind).Confirm.HandleAsync(all[0].Reference, all[0].AccessKey, Stop));
        }

        Assert.Equal("Person 1", (await urgency.ConfirmAsync(all[0])).Value!.Place.Booking!.FamilyName);
        Assert.Equal("Person 2", (await urgency.ConfirmAsync(all[1])).Value!.Place.Booking!.FamilyName);
        var day = await office.Get<SlotStore>().LoadDayAsync(new(Urgency.Service, new(2026, 11, 24)), Stop);
        Assert.Equal(2, day.Places.Count(p => p.State == PlaceState.Booked));
        Assert.Equal(3, (await urgency.EventsAsync(all[0])).Count);
    }

    /// <summary>The place was booked, and the process died before the registration said so: time passes.</summary>
    [Fact]
    public async Task BookedButNotNoted_IsConfirmedAndNotExpired()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        var receipt = await urgency.RegisterAsync("Person", "20.11.2026");
        await urgency.MorningAsync();
        var entry = await urgency.EntryAsync(receipt);
        await office.Get<Services.Appointments.Offers.TakeOffer>().HandleAsync(entry.Offeree, entry.Offer!, null, Stop);

        office.Clock.SetUtcNow(entry.Offer!.Until);
        await urgency.AllotAsync();

        Assert.Equal(EmergencyStatus.Confirmed, await urgency.StatusAsync(receipt));
        Assert.NotNull((await urgency.ConfirmAsync(receipt)).Value);
    }
}
