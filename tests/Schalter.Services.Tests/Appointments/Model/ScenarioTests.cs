using CsCheck;

namespace Schalter.Services.Tests.Appointments.Model;

/// <summary>
/// Many people, two instances, timers, staff and messages at once, in an order drawn by lot, with faults, deaths and leaps of time between
/// any two storage calls. For a longer run set <c>CsCheck_Time</c> to seconds; the seed that a failure prints repeats it (<c>CsCheck_Seed</c>).
/// </summary>
public sealed class ScenarioTests
{
    private const int Stories = 150;

    private static readonly Gen<Step> AStep = Gen.Select(
        Gen.Int[0, 99], Gen.Int[0, 59], Gen.Int[0, 461], Gen.Int[0, 119], (act, who, what, how) => new Step(act, who, what, how));

    [Fact]
    public void WhateverHappens_NobodyIsBookedTwice_AndNothingIsLeftBehind() => AStep.Array[20, 150].Sample(
        steps =>
        {
            var wrongs = Scenario.Run(steps);
            Assert.True(wrongs.Count == 0, string.Join('\n', wrongs));
        },
        iter: Stories, threads: 1);
}
