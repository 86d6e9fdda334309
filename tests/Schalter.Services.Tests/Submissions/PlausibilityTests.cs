using Schalter.Services.Forms;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Submissions;

public sealed class PlausibilityTests
{
    /// <summary>A minute to midnight in Germany, so that a day counted in UTC would be wrong.</summary>
    private static readonly DateTimeOffset Late = new(2026, 11, 23, 22, 59, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-22", Plausibility.DocumentExpired)]
    [InlineData("2026-11-23", Plausibility.DocumentExpiresSoon)]
    [InlineData("2026-12-07", Plausibility.DocumentExpiresSoon)]
    [InlineData("2026-12-08", null)]
    public void ExpiryOfTheDocument_IsFoundOnTheOfficesDay(string validUntil, string? finding) => Assert.Equal(
        finding is null ? [] : [finding], Plausibility.Check(Answers((Plausibility.ValidUntilField, validUntil)), Late, []));

    [Theory]
    [InlineData("70173", true)]
    [InlineData("70734", false)]
    [InlineData("10115", false)]
    public void AddressElsewhere_IsFound(string code, bool competent) => Assert.Equal(
        competent ? [] : [Plausibility.OutsideJurisdiction],
        Plausibility.Check(Answers((Plausibility.PostalCodeField, code)), Late, ["701", "706"]));

    [Fact]
    public void NoAddressOrNoJurisdiction_FindsNothing()
    {
        Assert.Empty(Plausibility.Check(Services.Forms.Answers.None, Late, ["701"]));
        Assert.Empty(Plausibility.Check(Answers((Plausibility.PostalCodeField, "10115")), Late, []));
    }

    private static Answers Answers(params (string Field, string Value)[] values) =>
        new(values.Select(v => KeyValuePair.Create(v.Field, (IReadOnlyList<string>)[v.Value])));
}
