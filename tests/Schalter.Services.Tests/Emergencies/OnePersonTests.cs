using Schalter.Services.Emergencies;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Emergencies;

/// <summary>Of several registrations of one person one counts, whatever happens in between.</summary>
public sealed class OnePersonTests(StorageFixture storage)
{
    /// <summary>More calls than verifying needs.</summary>
    private const int MostCalls = 8;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwoVerifyAtOnce_OneCounts_WheneverTheOtherComesInBetween()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        var interrupted = 0;
        for (var call = 1; call <= MostCalls; call++)
        {
            var (one, two) = await BothAsync(office, $"Person {call}");
            Answer<EmergencyEntry>? second = null;
            var between = new Interruption(call, async () => second = await urgency.VerifyAsync(two));
            var first = await new DyingQueue(office, between).Verify.HandleAsync(one.Reference, urgency.CodeOf(one), null, Stop);
            interrupted += between.HasCome ? 1 : 0;
            Answer<EmergencyEntry>[] answers = [first, second ?? await urgency.VerifyAsync(two)];

            Assert.Single(answers, a => a.Value is { Status: EmergencyStatus.Checked });
            Assert.Single(answers, a => a.Refusal?.Code == "already-registered");
            Assert.Equal(
                [EmergencyStatus.Checked, EmergencyStatus.Rejected], (await Task.WhenAll(urgency.StatusAsync(one), urgency.StatusAsync(two))).Order());
        }

        Assert.InRange(interrupted, 4, MostCalls - 1);
        Assert.Equal(MostCalls, await office.Get<EmergencyStore>().LineAsync(Urgency.Service, Stop).CountAsync(Stop));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeathWhileVerifying_LeavesOneThatCounts_AndKeepsNobodyOut(bool behind)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        for (var call = 1; call <= MostCalls; call++)
        {
            var (one, two) = await BothAsync(office, $"Person {call}");
            await Record.ExceptionAsync(() => new DyingQueue(office, call, behind).Verify.HandleAsync(one.Reference, urgency.CodeOf(one), null, Stop));

            Answer<EmergencyEntry>[] answers = [await urgency.VerifyAsync(two), await urgency.VerifyAsync(one)];

            Assert.Single(answers, a => a.Value is { Status: EmergencyStatus.Checked });
            Assert.Single(answers, a => a.Refusal?.Code == "already-registered");
        }
    }

    /// <summary>Whoever claimed the person died, and nobody came back before the code was over.</summary>
    [Fact]
    public async Task ClaimOfOneThatIsOver_KeepsNobodyOut()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        var left = await urgency.SendAsync("Öztürk", "28.11.2026");
        await office.WorkAsync();
        await office.Get<EmergencyStore>().ClaimAsync(await urgency.EntryAsync(left), Stop);

        office.Clock.Advance(EmergencyRules.VerifyWithin);
        var anew = await urgency.RegisterAsync("Öztürk", "29.11.2026");

        Assert.Equal((EmergencyStatus.Expired, EmergencyStatus.Checked), (await urgency.StatusAsync(left), await urgency.StatusAsync(anew)));
    }

    [Fact]
    public async Task AnotherSecret_ChangesNeitherWhoCountsNorTheLine()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var before = new Urgency(office);
        var (own, other) = (await before.RegisterAsync("Öztürk", "24.11.2026"), await before.SendAsync("Zwei", "26.11.2026"));
        await office.WorkAsync();

        await using var rotated = office.Another(("Secrets:2", Convert.ToBase64String([2, .. new byte[31]])), ("Secrets:Current", "2"));
        var after = new Urgency(rotated);
        var again = await after.SendAsync("Oeztuerk", "25.11.2026");
        var anew = await after.SendAsync("Zwei", "27.11.2026");
        await rotated.WorkAsync();

        Assert.Equal("already-registered", (await after.VerifyAsync(again)).Refusal?.Code);
        Assert.Equal(EmergencyStatus.Checked, (await after.VerifyAsync(anew)).Value?.Status);
        Assert.Equal("already-registered", (await before.VerifyAsync(other)).Refusal?.Code);
        await after.MorningAsync();
        Assert.Equal((EmergencyStatus.Offered, EmergencyStatus.Offered), (await after.StatusAsync(own), await after.StatusAsync(anew)));
        Assert.Empty(await rotated.Get<EmergencyStore>().LineAsync(Urgency.Service, Stop).ToListAsync(Stop));
    }

    private static async Task<(SubmissionReceipt One, SubmissionReceipt Two)> BothAsync(TestOffice office, string name)
    {
        var urgency = new Urgency(office);
        var one = await urgency.SendAsync(name, "25.11.2026", "person.givenNames=Anna");
        var two = await urgency.SendAsync(name, "25.11.2026", "person.givenNames=Anna Maria");
        await office.WorkAsync();
        return (one, two);
    }
}
