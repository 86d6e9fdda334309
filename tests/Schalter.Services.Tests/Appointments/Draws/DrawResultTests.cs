using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using NodaTime;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Draws.Lots;

namespace Schalter.Services.Tests.Appointments.Draws;

public sealed class DrawResultTests
{
    private static readonly LocalDate First = new(2027, 3, 1);
    private static readonly byte[] Seed = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    private static readonly Gen<DrawList> Lists =
        from entries in Gen.Int[0, 40]
        from places in Gen.Int[0, 4].Array[0, 5]
        from days in Gen.Int[0, 5].Array[0, 4].Array[entries]
        select ListOf(places, [.. days.Select(d => d.Distinct().Select(Day).ToArray())]);

    [Fact]
    public void NobodyHasTwo_NoPlaceIsGivenTwice_AndDaysAreThoseNamed() => Lists.Sample(list =>
    {
        var drawn = DrawResult.Of(Seed, list).Drawn;
        var given = drawn.Where(d => d.Place is not null).ToList();
        return drawn.Count == list.Lots.Count && drawn.Select(d => d.Lot.Entry).Distinct().Count() == drawn.Count
            && given.Select(d => d.Place).Distinct().Count() == given.Count && given.TrueForAll(d => list.Places.Contains(d.Place!.Value))
            && given.TrueForAll(d => d.Lot.Days.Count == 0 || d.Lot.Days.Contains(Services.Platform.OfficeTime.Iso(d.Place!.Value.Day.Date)));
    });

    /// <summary>Whoever goes empty-handed finds that all places on their days went to people before them.</summary>
    [Fact]
    public void WithoutAPlace_OnlyIfNoneIsLeftThatSuits() => Lists.Sample(list =>
    {
        var drawn = DrawResult.Of(Seed, list).Drawn;
        var left = list.Places.Except(drawn.Select(d => d.Place).OfType<PlaceKey>()).Select(p => Services.Platform.OfficeTime.Iso(p.Day.Date)).ToHashSet();
        return drawn.Where(d => d.Place is null).All(d => d.Lot.Days.Count == 0 ? left.Count == 0 : !d.Lot.Days.Any(left.Contains));
    });

    /// <summary>Early or late, and in whatever order the table lists them.</summary>
    [Fact]
    public void OrderOfEntering_ChangesNothing() => Lists.Sample(list =>
        DrawResult.Of(Seed, list).Write().AsSpan().SequenceEqual(DrawResult.Of(Seed, list with { Lots = [.. list.Lots.Reverse()] }).Write()));

    [Fact]
    public void File_ReadsBackAsItWasWritten() => Lists.Sample(list => DrawList.Read(list.Write()).Write().AsSpan().SequenceEqual(list.Write()));

    /// <summary>Worked out with another program, printf E-0 | openssl dgst -sha256 -mac HMAC …: this is what docs/draw.md promises.</summary>
    [Fact]
    public void KnownSeed_GivesTheKnownOrder() => Assert.Equal(
        "1 E-1 20270301T0700Z_main_01\n2 E-0 20270301T0700Z_main_02\n3 E-2 -\n",
        Encoding.ASCII.GetString(DrawResult.Of(Seed, ListOf([2], [[], [], []])).Write()));

    [Fact]
    public void BetterDayFirst_ThenTheNext_ThenNone()
    {
        var list = ListOf([1, 1], [[Day(1), Day(0)], [Day(1), Day(0)], [Day(1)]]);

        var given = DrawResult.Of(Seed, list).Drawn;

        Assert.Equal(2, given.Count(d => d.Place is not null));
        Assert.Equal(First.PlusDays(1), given[0].Place!.Value.Day.Date);
    }

    [Fact]
    public void NoEntries_NoPlaces_AreDrawnAllTheSame()
    {
        Assert.Empty(DrawResult.Of(Seed, ListOf([3], [])).Write());
        Assert.All(DrawResult.Of(Seed, ListOf([], [[], [Day(0)]])).Drawn, d => Assert.Null(d.Place));
    }

    [Fact]
    public void ChangedEntry_ChangesTheHashThatWasPublished()
    {
        var list = ListOf([1], [[Day(0)], []]);
        var tampered = list with { Lots = [list.Lots[0] with { Days = [] }, list.Lots[1]] };

        Assert.NotEqual(SHA256.HashData(list.Write()), SHA256.HashData(tampered.Write()));
    }

    private static string Day(int number) => Services.Platform.OfficeTime.Iso(First.PlusDays(number));

    /// <param name="places">Of each day.</param>
    /// <param name="days">That suit, of each entry.</param>
    private static DrawList ListOf(int[] places, string[][] days) => new(
        "test", "spring",
        [
            .. places.SelectMany((count, day) => Enumerable.Range(1, count).Select(counter => new PlaceKey(
                new("test", First.PlusDays(day)), Instant.FromUtc(2027, 3, 1 + day, 7, 0), "main", counter))),
        ],
        [.. days.Select((d, i) => new Lot(string.Create(CultureInfo.InvariantCulture, $"E-{i}"), d))]);
}
