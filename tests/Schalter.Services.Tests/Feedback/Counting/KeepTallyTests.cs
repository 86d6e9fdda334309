using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Feedback.Counting;
using Schalter.Services.Privacy;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Feedback.Counting;

/// <summary>Counts of several instances come together by the day, whatever is written twice.</summary>
public sealed class KeepTallyTests(StorageFixture storage)
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwoInstances_AddUp_AndWritingAgainChangesNothing()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await using var other = office.Another();
        office.Get<Tally>().Add("form-completed", "contact");
        await KeepAsync(office);
        office.Get<Tally>().Add("form-completed", "contact", n: 2);
        other.Get<Tally>().Add("form-completed", "contact");
        other.Get<Tally>().Add("form-error", "contact", "person.familyName");

        await Task.WhenAll(KeepAsync(office), KeepAsync(other));
        await KeepAsync(office);

        Assert.Equal(
            [(new Counted(Day, "form-completed", "contact", ""), 4L), (new(Day, "form-error", "contact", "person.familyName"), 1)],
            await office.Get<TallyStore>().ReadAsync(Day, Day, Stop));
    }

    /// <summary>Midnight in Germany, not in Greenwich.</summary>
    [Fact]
    public async Task DayTurns_AndBothDaysKeepTheirs()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        office.Clock.SetUtcNow(new(2026, 11, 23, 22, 59, 59, TimeSpan.Zero));
        office.Get<Tally>().Add("a", "b");
        office.Clock.Advance(TimeSpan.FromSeconds(1));
        office.Get<Tally>().Add("a", "b", n: 2);
        await KeepAsync(office);
        office.Clock.Advance(TimeSpan.FromDays(2));
        await KeepAsync(office);
        office.Get<Tally>().Add("a", "b", n: 3);
        await KeepAsync(office);

        var counts = await office.Get<TallyStore>().ReadAsync(Day, Day.AddDays(3), Stop);

        Assert.Equal([(Day, 1L), (Day.AddDays(1), 2), (Day.AddDays(3), 3)], counts.Select(c => (c.What.Day, c.Count)));
    }

    [Fact]
    public async Task EachStepOfACase_IsCountedByForm_AndADayIsForgottenInTheEnd()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await ASubmission.Enquiry().AcceptedAsync(office);
        await office.WorkAsync();
        await office.WorkAsync();
        await KeepAsync(office);

        var counts = (await office.Get<TallyStore>().ReadAsync(Day, Day, Stop)).ToDictionary(c => $"{c.What.Name} {c.What.Subject}", c => c.Count);
        Assert.Equal((1, 1), (counts["submission-received contact"], counts["submission-routed contact"]));

        office.Clock.Advance(TimeSpan.FromDays(801));
        await office.Get<PurgeDue>().HandleAsync(Stop);
        Assert.Empty(await office.Get<TallyStore>().ReadAsync(Day, Day, Stop));
    }

    /// <summary>Nothing is free so far: that is a wish too.</summary>
    [Fact]
    public async Task WishThatMeetsNoPlace_IsCounted()
    {
        await using var office = await TestOffice.OpenAsync(storage);

        var held = await office.Get<HoldPlace>().HandleAsync("servicepoint", new(), Stop);
        await KeepAsync(office);

        Assert.Equal("none-free", held.Refusal?.Code);
        Assert.Contains((new Counted(Day, HoldPlace.InVain, "servicepoint", ""), 1L), await office.Get<TallyStore>().ReadAsync(Day, Day, Stop));
    }

    private static Task KeepAsync(TestOffice office) => office.Get<KeepTally>().HandleAsync(Stop);
}
