using NodaTime;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Platform;

namespace Schalter.Services.Tests.Appointments.Bookings;

public sealed class BookAppointmentTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HeldPlace_IsBooked_ShownWithItsKey_AndTold()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);

        var booked = await counter.BookedAsync();
        var (id, place) = (booked.Place.Booking!.Id, booked.Place);
        var shown = await office.Get<GetBooking>().HandleAsync(id.ToLowerInvariant(), booked.AccessKey, Stop);
        await office.WorkAsync();

        Assert.Equal((place.Key, "Yılmaz", "ayse@example.org"), (shown.Value!.Key, shown.Value.Booking!.FamilyName, shown.Value.Booking.Email));
        Assert.Equal("booking-unknown", (await office.Get<GetBooking>().HandleAsync(id, $"{booked.AccessKey[..^1]}x", Stop)).Refusal?.Code);
        await using var client = office.Bus();
        await using var receiver = await client.AcceptSessionAsync("appointments", "everything", id, null, Stop);
        var told = Assert.Single(await receiver.ReceiveMessagesAsync(10, TimeSpan.FromSeconds(1), Stop));
        Assert.Equal((AppointmentEvents.Booked, $"{id}-00000001"), ((string)told.ApplicationProperties["type"], told.MessageId));
    }

    [Fact]
    public async Task Repeat_SaysTheSame_AndBooksNothingElse()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var hold = await counter.HoldAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => counter.BookAsync(hold)));
        var later = await counter.BookAsync(hold);

        Assert.All(answers.Append(later), a => Assert.Equal(later.Value!.AccessKey, a.Value?.AccessKey));
        Assert.Single(await counter.PlacesAsync(), p => p.State == PlaceState.Booked);
    }

    [Fact]
    public async Task SamePersonAgain_InAnyWriting_HasOneAppointment()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        await counter.BookedAsync();

        Assert.Equal("already-booked", (await counter.BookAsync(await counter.HoldAsync(), "YILMAZ", ("documentNumber", "c01 x00 t47"))).Refusal?.Code);
        Assert.NotNull((await counter.BookAsync(await counter.HoldAsync(), "Yılmaz", ("documentNumber", "C99X99T99"))).Value);
        Assert.NotNull((await counter.BookAsync(await counter.HoldAsync(), "Öztürk")).Value);
    }

    [Fact]
    public async Task SamePersonManyTimesAtOnce_HasOneAppointment()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var holds = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => counter.HoldAsync()));

        var answers = await Task.WhenAll(holds.Select(h => counter.BookAsync(h)));

        Assert.Single(answers, a => a.Value is not null);
        Assert.Single(await counter.PlacesAsync(), p => p.State == PlaceState.Booked);
    }

    /// <summary>The process died between claiming the person and booking: the person waits two minutes at most.</summary>
    [Fact]
    public async Task GuardLeftBehind_IsTakenOver_AndItsHoldCannotBookAnyMore()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var hold = HoldToken.Parse(await counter.HoldAsync())!;
        var died = (await counter.BookedAsync()).Place.Booking!;
        await office.Get<CancelBooking>().HandleAsync(died.Id, office.Get<AccessKeys>().For(Reference(died.Id)), Stop);
        await office.Get<GuardStore>().WriteAsync(
            new(died.Person, "counter", "4F4K-TRTX-CKGC", hold.Place, hold.Hash, counter.Now + Duration.FromMinutes(2)), Stop);
        var stale = (await office.Get<SlotStore>().FindAsync(hold.Place, Stop))!;

        Assert.Equal("already-booked", (await counter.BookAsync(await counter.HoldAsync())).Refusal?.Code);
        office.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotNull((await counter.BookAsync(await counter.HoldAsync())).Value);

        Assert.Null(await office.Get<SlotStore>().ReplaceAsync(stale with { State = PlaceState.Booked }, Stop));
        Assert.Equal(PlaceState.Free, (await office.Get<SlotStore>().FindAsync(hold.Place, Stop))!.State);
    }

    /// <summary>A hold that was passed around: one person has the place, and the others neither its key nor a guard that keeps them out.</summary>
    [Fact]
    public async Task OneHold_ManyPeopleAtOnce_OneHasIt_AndTheOthersCanBookElsewhere()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var hold = await counter.HoldAsync();
        var names = Enumerable.Range(1, 6).Select(n => $"Person {n}").ToList();

        var answers = await Task.WhenAll(names.Select(name => counter.BookAsync(hold, name)));

        var winner = Assert.Single(answers, a => a.Value is not null);
        office.Clock.Advance(TimeSpan.FromMinutes(2));
        foreach (var (name, answer) in names.Zip(answers).Where(pair => pair.Second != winner))
        {
            Assert.True(answer.Refusal?.Code is "hold-expired" or "hold-unknown", answer.Refusal?.Code);
            Assert.NotNull((await counter.BookAsync(await counter.HoldAsync(), name)).Value);
        }
    }

    [Fact]
    public async Task HoldThatIsNone_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office, "card-pickup");
        var hold = await counter.HoldAsync();
        var foreign = (await office.Get<HoldPlace>().HandleAsync("card-pickup", new(), Stop)).Value!.Hold;

        string At(string location) => hold.Replace("eberhardstrasse", location, StringComparison.Ordinal);
        foreach (var wrong in (string[])
            ["", "x", "a.b.c", $"{hold}x", hold[..^2], $"{hold[..^25]}77{hold[^23..]}", foreign, At("a/b"), At("a#?\u0001"), At(new string('a', 5000))])
        {
            Assert.Equal("hold-unknown", (await counter.BookAsync(wrong)).Refusal?.Code);
        }

        var forged = new HoldToken(HoldToken.Parse(hold)!.Place, "AAAAAAAAAAAAAAAAAAAAAA").ToString();
        Assert.Equal("hold-expired", (await counter.BookAsync(forged)).Refusal?.Code);
        office.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal("hold-expired", (await counter.BookAsync(hold)).Refusal?.Code);
    }

    [Fact]
    public async Task WrongAnswers_AreNamed_AndTheHoldStays()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Counter.OpenAsync(office);
        var hold = await counter.HoldAsync();

        var refused = await counter.BookAsync(hold, " ", ("person.dateOfBirth", "31.02.1990"), ("email", "nobody"), ("documentNumber", ""));

        Assert.Equal(
            ["/person/familyName required", "/person/dateOfBirth partial-date-invalid", "/email email-invalid", "/documentNumber required"],
            refused.Refusal!.Errors.Select(e => $"{e.Pointer} {e.Code}"));
        Assert.NotNull((await counter.BookAsync(hold)).Value);
    }

    [Fact]
    public async Task CardPickup_NeedsACaseThatThereIs()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await Counter.OpenAsync(office, "card-pickup");
        var receipt = await ASubmission.Enquiry().AcceptedAsync(office);
        await office.WorkAsync();
        var hold = (await office.Get<HoldPlace>().HandleAsync("card-pickup", new(), Stop)).Value!.Hold;

        Assert.Equal(["caseReference required"], await BookAsync(string.Empty));
        Assert.Equal(["caseReference case-unknown"], await BookAsync("4F4K-TRTX-CKGC"));
        Assert.Empty(await BookAsync(receipt.Reference.ToLowerInvariant()));

        async Task<IEnumerable<string>> BookAsync(string reference)
        {
            var answers = new Services.Forms.Answers(new Dictionary<string, IReadOnlyList<string>>
            {
                ["person.familyName"] = ["Yılmaz"],
                ["person.dateOfBirth"] = ["1990"],
                ["email"] = ["a@example.org"],
                ["caseReference"] = [reference],
            });
            var answer = await office.Get<BookAppointment>().HandleAsync("card-pickup", new(hold, answers, "de"), Stop);
            return answer.Refusal?.Errors.Select(e => $"{e.Field} {e.Code}") ?? [];
        }
    }

    private static ReferenceNumber Reference(string text) =>
        ReferenceNumber.TryParse(text, out var reference) ? reference : default;
}
