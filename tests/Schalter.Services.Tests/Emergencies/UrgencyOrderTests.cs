using CsCheck;
using Schalter.Services.Emergencies;
using Schalter.Services.Platform;

namespace Schalter.Services.Tests.Emergencies;

public sealed class UrgencyOrderTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);

    private static readonly Gen<(EmergencyEntry Entry, uint Lot)> Registrations =
        from days in Gen.Int[-365, 7]
        from seconds in Gen.Int[0, 600]
        from lot in Gen.UInt[0, 3]
        from number in Gen.Int[0, 99999]
        select (Registered(days, seconds, $"{number:D5}"), lot);

    /// <summary>First and second, and why.</summary>
    [Theory]
    [InlineData(-3, 500, 9, 2, 0, 1)] // the document that ended earlier
    [InlineData(2, 0, 9, 2, 60, 1)] // the same day: who registered earlier
    [InlineData(2, 0, 1, 2, 59, 9)] // the same minute: the lot
    [InlineData(2, 59, 1, 2, 0, 9)] // … whoever was the faster one
    public void Turn_IsByExpiry_ThenByMinuteOfRegistration_ThenByLot(int firstDays, int firstSeconds, uint firstLot, int days, int seconds, uint lot) => Assert.True(
        string.CompareOrdinal(UrgencyOrder.KeyOf(Registered(firstDays, firstSeconds, "B") with { Lot = firstLot }), UrgencyOrder.KeyOf(Registered(days, seconds, "A") with { Lot = lot })) < 0);

    [Fact]
    public void OrderOfKeys_IsTheOrderOfTheRule_AndNamesEveryone() => Gen.Select(Registrations, Registrations).Sample((a, b) =>
    {
        var byKey = Math.Sign(string.CompareOrdinal(UrgencyOrder.KeyOf(a.Entry with { Lot = a.Lot }), UrgencyOrder.KeyOf(b.Entry with { Lot = b.Lot })));
        var byRule = Comparer<(DateOnly, long, uint)>.Default.Compare(Rule(a), Rule(b));
        Assert.Equal(byRule != 0 ? Math.Sign(byRule) : Math.Sign(string.CompareOrdinal(a.Entry.Id, b.Entry.Id)), byKey);
    });

    [Fact]
    public void Lot_IsTheSameWheneverAsked_AndAnotherWithAnotherSecret()
    {
        var (one, other) = (Secrets(1), Secrets(2));

        Assert.Equal(UrgencyOrder.LotOf(one, "4F4K-TRTX-CKGC"), UrgencyOrder.LotOf(one, "4F4K-TRTX-CKGC"));
        Assert.NotEqual(UrgencyOrder.LotOf(one, "4F4K-TRTX-CKGC"), UrgencyOrder.LotOf(other, "4F4K-TRTX-CKGC"));
        Assert.True(Enumerable.Range(0, 100).Select(i => UrgencyOrder.LotOf(one, $"{i}")).Distinct().Count() > 95);
    }

    internal static EmergencyEntry Registered(int days, int seconds = 0, string id = "A") => new(
        id, "emergency", EmergencyStatus.Registered, "person", new DateOnly(2026, 11, 23).AddDays(days), Noon.AddSeconds(seconds), "de", new DateOnly(2026, 12, 23), 1);

    private static (DateOnly, long, uint) Rule((EmergencyEntry Entry, uint Lot) of) =>
        (of.Entry.ValidUntil, of.Entry.RegisteredAt.ToUnixTimeSeconds() / 60, of.Lot);

    private static ServiceSecrets Secrets(byte first) => new(1, new Dictionary<int, byte[]> { [1] = [first, .. new byte[31]] });
}
