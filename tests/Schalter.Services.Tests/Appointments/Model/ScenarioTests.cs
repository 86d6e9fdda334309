using System.Globalization;
using CsCheck;

namespace Schalter.Services.Tests.Appointments.Model;

/// <summary>
/// Many people, two instances, timers, staff and messages at once, in an order drawn by lot, with faults, deaths and leaps of time between
/// any two storage calls. The stories are the same in every run; <c>STORIES=1000-9000</c> tells others.
/// </summary>
public sealed class ScenarioTests
{
    private static readonly Gen<Step[]> AStory = Gen.Select(
        Gen.Int[0, 99], Gen.Int[0, 59], Gen.Int[0, 461], Gen.Int[0, 119], (act, who, what, how) => new Step(act, who, what, how)).Array[20, 150];

    [Fact]
    public void WhateverHappens_NobodyIsBookedTwice_AndNothingIsLeftBehind()
    {
        var numbers = (Environment.GetEnvironmentVariable("STORIES") ?? "1-120").Split('-').Select(n => uint.Parse(n, CultureInfo.InvariantCulture)).ToList();
        var wrongs = new List<string>();
        for (var number = numbers[0]; number <= numbers[1]; number++)
        {
            var story = AStory.Generate(new PCG(1, number), null, out _);
            wrongs.AddRange(Scenario.Run(story).Select(wrong => $"story {number}: {wrong}"));
        }

        Assert.True(wrongs.Count == 0, string.Join('\n', wrongs));
    }
}
