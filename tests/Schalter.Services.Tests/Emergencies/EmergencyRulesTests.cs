using Schalter.Services.Appointments.Offers;
using Schalter.Services.Emergencies;

namespace Schalter.Services.Tests.Emergencies;

public sealed class EmergencyRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(EmergencyStatus.Registered, "2026-11-26")] // two days to enter the code, to the hour
    [InlineData(EmergencyStatus.Verified, "2026-12-23")] // as long as the documents are kept
    [InlineData(EmergencyStatus.Checked, "2026-12-23")]
    [InlineData(EmergencyStatus.Offered, "2026-12-23")]
    [InlineData(EmergencyStatus.Confirmed, "2026-12-01")] // a week after the appointment
    public void EveryStateOfOneThatLives_HasItsDay(EmergencyStatus status, string day)
    {
        var entry = UrgencyOrderTests.Registered(0) with { Status = status, Offer = new Offer("emergency_20261124/20261124T0730Z_main_01", Noon) };

        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), EmergencyRules.DueOn(entry));
    }

    [Fact]
    public void EndedOne_IsKeptForAWeek()
    {
        var ended = EmergencyRules.End(UrgencyOrderTests.Registered(0), EmergencyStatus.Rejected, "not-urgent", Noon);

        Assert.Equal((new DateOnly(2026, 11, 30), 2, "not-urgent"), (EmergencyRules.DueOn(ended), ended.Sequence, ended.Reason));
        Assert.False(EmergencyRules.IsOver(ended, new(2026, 11, 29)));
        Assert.True(EmergencyRules.IsOver(ended, new(2026, 11, 30)));
    }

    [Theory]
    [InlineData(47, 59, true)]
    [InlineData(48, 0, false)]
    public void Code_IsGoodForTwoDays(int hours, int minutes, bool isGood) => Assert.Equal(
        isGood, EmergencyRules.MayVerify(UrgencyOrderTests.Registered(0), Noon + new TimeSpan(hours, minutes, 0)));

    [Theory]
    [InlineData(true, EmergencyStatus.Checked)]
    [InlineData(false, EmergencyStatus.Verified)]
    public void Verified_WaitsForItsProof(bool hasProof, EmergencyStatus status) => Assert.Equal(
        status, EmergencyRules.Verify(UrgencyOrderTests.Registered(0) with { Proofs = hasProof ? [1] : null }).Status);
}
