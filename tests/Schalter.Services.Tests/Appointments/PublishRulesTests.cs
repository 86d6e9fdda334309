using CsCheck;
using NodaTime;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Publishing;
using Schalter.Services.Appointments.Schedules;

namespace Schalter.Services.Tests.Appointments;

public sealed class PublishRulesTests
{
    private static readonly CounterDay Day = new("test", new(2026, 11, 24));
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 11, 0);
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 24, 7, 0);

    /// <summary>
    /// One time at one counter group. Capacity wanted, how many of it are due, the rows by counter (F free, H held, X hold run out, B booked,
    /// A there already, U booked and not confirmed, M booked and told to move, W withdrawn, . none); then what is to become of them (+ released, - withdrawn, ! told to move).
    /// </summary>
    [Theory]
    [InlineData(2, 2, "..", "++")]
    [InlineData(2, 1, "..", "+.")]
    [InlineData(2, 0, "..", "..")]
    [InlineData(2, 2, "B.", "B+")]
    [InlineData(2, 2, "FB", "FB")]
    [InlineData(2, 2, "HX", "HX")]
    [InlineData(2, 2, "WW", "++")]
    [InlineData(1, 1, "FF", "F-")]
    [InlineData(0, 0, "FX", "--")]
    [InlineData(1, 1, "FB", "-B")]
    [InlineData(1, 1, "BB", "B!")]
    [InlineData(1, 1, "BM", "BM")]
    [InlineData(0, 0, "BM", "!M")]
    [InlineData(1, 1, "HB", "HB")]
    [InlineData(0, 0, "HB", "H!")]
    [InlineData(0, 0, "AB", "A!")]
    [InlineData(1, 1, "BA", "!A")]
    [InlineData(1, 1, "BHF", "BH-")]
    [InlineData(2, 2, "BFB", "B-B")]
    [InlineData(2, 2, "BWB", "BWB")]
    [InlineData(2, 2, "MWB", "MWB")]
    [InlineData(1, 1, "BU", "BU")]
    [InlineData(0, 0, "BU", "!U")]
    [InlineData(1, 1, "UF", "U-")]
    public void Slot_BecomesWhatTheScheduleWants_AndNobodyIsThrownOut(int capacity, int due, string rows, string becomes)
    {
        var publication = PublishRules.Decide(Day, Plan(capacity, due), Rows(rows), Now);

        Assert.Equal(becomes, Picture(rows, publication));
    }

    [Theory]
    [InlineData(1, "HH", false)]
    [InlineData(2, "HH", true)]
    [InlineData(1, "BB", true)]
    [InlineData(1, "BU", false)]
    public void HeldPlaceTooMany_IsLookedAtAgain(int capacity, string rows, bool settled) =>
        Assert.Equal(settled, PublishRules.Decide(Day, Plan(capacity, capacity), Rows(rows), Now).IsSettled);

    /// <summary>Two times with one place each: which one is due was drawn, and is drawn anew; the one that is out counts for it.</summary>
    [Fact]
    public void OtherLots_BringNoMoreOutThanAreDue()
    {
        var (first, second) = (Planned(Start, Now), Planned(Start + Duration.FromHours(1), Now + Duration.FromHours(1)));
        var released = PublishRules.Decide(Day, [first, second], [], Now).Released.Single() with { Version = "v1" };

        Assert.True(PublishRules.Decide(Day, [first with { ReleaseAt = second.ReleaseAt }, second with { ReleaseAt = first.ReleaseAt }], [released], Now).IsEmpty);
        Assert.Single(PublishRules.Decide(Day, [first with { ReleaseAt = Now }, second with { ReleaseAt = Now }], [released], Now).Released);

        PlannedPlace Planned(Instant start, Instant releaseAt) => new(new(start, start + Duration.FromMinutes(30), "main", 1), 1, releaseAt);
    }

    /// <summary>A draw gives these places out: what nobody has goes, what somebody has stays.</summary>
    [Theory]
    [InlineData("FXB", "--B")]
    [InlineData("HMW", "HMW")]
    public void DayThatADrawGivesOut_HasNothingToPick(string rows, string becomes)
    {
        var plan = Plan(3, 0).ConvertAll(p => p with { ReleaseAt = PlannedPlace.Never });

        Assert.Equal(becomes, Picture(rows, PublishRules.Decide(Day, plan, Rows(rows), Now)));
    }

    [Fact]
    public void PastTime_IsLeftAlone() => Assert.True(PublishRules.Decide(Day, Plan(2, 2), Rows("F."), Start).IsEmpty);

    /// <summary>Whatever lies there: once applied, the next run has nothing to do, and no booking was touched but marked.</summary>
    [Fact]
    public void Publishing_SettlesAtOnce()
    {
        var cases =
            from capacity in Gen.Int[0, 6]
            from due in Gen.Int[0, capacity]
            from rows in Gen.Char["FHXBAUMW."].Array[6]
            select (capacity, due, rows: new string(rows));

        cases.Sample(
            c =>
            {
                var (plan, before) = (Plan(c.capacity, c.due), Rows(c.rows));
                var publication = PublishRules.Decide(Day, plan, before, Now);
                IReadOnlyList<Place> changed = [.. publication.Released, .. publication.Withdrawn, .. publication.ToMove];
                IReadOnlyList<Place> after =
                    [.. changed.Select(p => p with { Version = "v2" }), .. before.Where(b => changed.All(p => p.Key != b.Key))];
                return changed.Select(p => p.Key).Distinct().Count() == changed.Count
                    && PublishRules.Decide(Day, plan, after, Now).IsEmpty
                    && before.Where(b => b.Booking is not null).All(b => after.Single(a => a.Key == b.Key) is { State: PlaceState.Booked } a && a.Booking!.Id == b.Booking!.Id);
            },
            iter: 5000);
    }

    private static List<PlannedPlace> Plan(int capacity, int due) =>
    [
        .. Enumerable.Range(1, capacity).Select(counter => new PlannedPlace(
            new(Start, Start + Duration.FromMinutes(30), "main", capacity), counter, counter <= due ? Now : Now + Duration.FromHours(1))),
    ];

    private static List<Place> Rows(string rows) => [.. rows.Select((state, i) => Row(state, i + 1)).OfType<Place>()];

    private static Place? Row(char state, int counter)
    {
        var place = new Place(new(Day, Start, "main", counter), Start + Duration.FromMinutes(30), PlaceState.Free, "v1");
        var booking = new Booking($"booking-{counter}", "person", BookingStatus.Confirmed, 1);
        return state switch
        {
            'F' => place,
            'H' => place with { State = PlaceState.Held, Hold = new("h", Now + Duration.FromMinutes(1)) },
            'X' => place with { State = PlaceState.Held, Hold = new("h", Now) },
            'B' => place with { State = PlaceState.Booked, Booking = booking },
            'A' => place with { State = PlaceState.Booked, Booking = booking with { Status = BookingStatus.Attended } },
            'U' => place with { State = PlaceState.Booked, Booking = booking with { Status = BookingStatus.Unconfirmed } },
            'M' => place with { State = PlaceState.Booked, Booking = booking with { NeedsMoving = true } },
            'W' => place with { State = PlaceState.Withdrawn },
            _ => null,
        };
    }

    private static string Picture(string rows, Publication publication) => new([.. rows.Select((state, i) =>
        publication.Released.Any(p => p.Key.Counter == i + 1) ? '+'
        : publication.Withdrawn.Any(p => p.Key.Counter == i + 1) ? '-'
        : publication.ToMove.Any(p => p.Key.Counter == i + 1) ? '!'
        : state)]);
}
