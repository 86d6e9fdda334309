using CsCheck;
using Schalter.Services.Protection.Networks;

namespace Schalter.Services.Tests.Protection.Networks;

public sealed class RequestCounterTests
{
    private const long Start = 1_800_000_000;

    /// <summary>Gaps between requests, in seconds.</summary>
    private static readonly Gen<int[]> Gaps = Gen.Frequency((10, Gen.Const(0)), (3, Gen.Int[1, 5]), (1, Gen.Int[30, 200])).Array[1, 400];

    /// <summary>However they are spread: no minute has more than the limit, no sixty seconds more than twice it.</summary>
    [Fact]
    public void NoMinute_LetsMorePassThanTheLimit() => Gen.Select(Gaps, Gen.Int[1, 30]).Sample((gaps, limit) =>
    {
        var (counter, now, passed) = (new RequestCounter(), Start, new List<long>());
        foreach (var gap in gaps)
        {
            now += gap;
            if (counter.Add(now, limit).Wait is null)
            {
                passed.Add(now);
            }
        }

        Assert.All(passed.GroupBy(p => p / 60), minute => Assert.True(minute.Count() <= limit));
        Assert.All(passed, end => Assert.True(passed.Count(p => p > end - 60 && p <= end) <= 2 * limit));
    }, iter: 300);

    /// <summary>Evenly spread; seconds are the smallest step, so a second's worth more is let pass.</summary>
    [Fact]
    public void WhoKeepsToTheLimit_IsNeverRefused() => Gen.Int[1, 600].Sample(limit =>
    {
        var counter = new RequestCounter();
        for (var i = 0; i < 5 * limit; i++)
        {
            Assert.Null(counter.Add(Start + (i * 60L / limit), limit + (limit / 60) + 2).Wait);
        }
    }, iter: 30);

    [Fact]
    public void WhoWaitsAsTold_Passes() => Gen.Select(Gaps, Gen.Int[1, 30]).Sample((gaps, limit) =>
    {
        var (counter, now) = (new RequestCounter(), Start);
        foreach (var gap in gaps)
        {
            now += gap;
            if (counter.Add(now, limit).Wait is { } wait)
            {
                Assert.InRange(wait.TotalSeconds, 1, 61);
                now += (long)wait.TotalSeconds;
                Assert.Null(counter.Add(now, limit).Wait);
            }
        }
    }, iter: 300);

    [Fact]
    public void OthersCounts_CountAsOwn_UntilTheMinuteIsOver()
    {
        var counter = new RequestCounter();
        counter.Add(Start, 10);
        counter.Hear(Start / 60, 9);
        Assert.NotNull(counter.Add(Start, 10).Wait);

        counter.Hear((Start / 60) + 5, 100);
        Assert.NotNull(counter.Add(Start + 60, 10).Wait);
        Assert.Null(counter.Add(Start + 120, 10).Wait);
    }

    [Fact]
    public void Exchange_IsForTheBusyOnly_AndForOneCallerEveryFewSeconds()
    {
        var counter = new RequestCounter();
        var asked = Enumerable.Range(0, 40).Select(_ => counter.Add(Start, 100).Exchange).ToList();

        Assert.Equal(9, asked.IndexOf(true));
        Assert.Single(asked, exchange => exchange);
        Assert.False(counter.Add(Start + 4, 100).Exchange);
        Assert.True(counter.Add(Start + 5, 100).Exchange);
    }

    [Fact]
    public void ClockSetBack_GivesNothingBack()
    {
        var counter = new RequestCounter();
        _ = Enumerable.Range(0, 10).Select(_ => counter.Add(Start, 10)).ToList();

        Assert.NotNull(counter.Add(Start - 3600, 10).Wait);
    }

    /// <summary>Millions of networks do not fill the memory, and who calls all the time stays known.</summary>
    [Fact]
    public void Table_StaysSmall_AndKeepsWhoIsBusy()
    {
        var table = new CounterTable<int>(capacity: 100);
        var busy = table.Of(-1, Start);
        for (var i = 0; i < 10_000; i++)
        {
            table.Of(i, Start + (i / 1000));
            Assert.Same(busy, table.Of(-1, Start + (i / 1000)));
            Assert.InRange(table.Size, 1, 202);
        }

        Assert.NotSame(busy, table.Of(table.Of(1, Start + 300) is null ? 0 : -1, Start + 600));
    }
}
