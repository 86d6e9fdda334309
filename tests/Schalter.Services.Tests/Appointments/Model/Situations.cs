namespace Schalter.Services.Tests.Appointments.Model;

/// <summary>What has happened so far, and what may happen next, all at once.</summary>
internal sealed record Situation(string Name, Action<Cast> Prepare, IReadOnlyList<(string Name, Func<Cast, Func<Instance, Task>> Of)> Deeds)
{
    /// <summary>Time that passes between two calls when something else happens there.</summary>
    public IReadOnlyList<TimeSpan> Pauses { get; init; } = [TimeSpan.Zero];

    public override string ToString() => Name;
}

internal static class Situations
{
    /// <summary>Longer than a person counts as taken while booking, and than a move may take.</summary>
    private static readonly TimeSpan[] NoneOrLong = [TimeSpan.Zero, TimeSpan.FromSeconds(130)];

    private const string Alpha = Plans.Alpha;
    private const string Beta = Plans.Beta;

    /// <summary>Times of <c>alpha</c>: 0 and 1 are tomorrow, 2 and 3 the day after.</summary>
    public static IReadOnlyList<Situation> All =>
    [
        new("somebody has two holds", c => c.Do(c.Yilmaz.HoldAsync(Alpha, 0), c.Yilmaz.HoldAsync(Alpha, 2)),
            [BookFirst, BookSecond, BookFor, Close]) { Pauses = NoneOrLong },
        new("somebody left a guard behind", c =>
        {
            c.Do(c.Yilmaz.HoldAsync(Alpha, 0), c.Yilmaz.HoldAsync(Alpha, 2));
            c.DieAfter(2, c.Yilmaz.BookAsync(0));
            c.World.Pass(TimeSpan.FromSeconds(130));
        }, [BookFirst, BookSecond, BookFor]) { Pauses = NoneOrLong },
        new("somebody has an appointment", c => c.Do(c.Yilmaz.HoldAsync(Alpha, 2), c.Yilmaz.BookAsync()),
            [Move(0), Move(3), Cancel, CancelByOffice, Settle, Close]) { Pauses = NoneOrLong },
        new("it is the day before", c =>
        {
            c.Do(c.Yilmaz.HoldAsync(Alpha, 2), c.Yilmaz.BookAsync());
            c.World.Pass(TimeSpan.FromHours(20.5));
            c.Do(Cast.Publish);
        }, [Remind, Move(1), Cancel, Close]),
        new("it is time to come", c =>
        {
            c.Do(c.Yilmaz.HoldAsync(Alpha, 0), c.Yilmaz.BookAsync());
            c.World.Pass(TimeSpan.FromHours(19.6));
        }, [Attend, CancelByOffice, BookAnew]),
        new("a move stopped before it arrived", c => HalfMoved(c, 6), [Move(3), Cancel, Settle, Close, Attend, BookAnew]),
        new("a move stopped when it had arrived", c => HalfMoved(c, 8), [Move(3), Cancel, CancelByOffice, Settle, Close, BookAnew]),
        new("somebody has not confirmed and has an offer", c =>
        {
            c.Do(c.Yilmaz.HoldAsync(Beta, 0), c.Yilmaz.BookAsync(), c.Yilmaz.ConfirmAsync(), c.Kaya.HoldAsync(Beta, 1), c.Kaya.BookAsync(), c.Kaya.JoinAsync(Beta));
            c.World.Pass(TimeSpan.FromMinutes(58));
            c.Do(c.Yilmaz.CancelAsync(), Cast.Offer);
        }, [Confirm, Accept, CancelHers, SettleHers, Offer, Close]),
        new("somebody has an offer", Offered, [Accept, Leave, Offer, Join, Close, BookForHer]),
        new("an offer is about to end", c =>
        {
            Offered(c);
            c.World.Pass(TimeSpan.FromMinutes(119));
        }, [Accept, Leave, Offer, Close]),
        new("somebody with an appointment has an offer", c =>
        {
            c.Do(c.Kaya.HoldAsync(Alpha, 1), c.Kaya.BookAsync());
            Offered(c);
        }, [Accept, MoveHers, CancelHers, Leave, Offer, Close]),
        new("two wait for a place that came back", c =>
        {
            c.Do(c.Yilmaz.HoldAsync(Alpha, 2), c.Yilmaz.BookAsync(), c.Kaya.JoinAsync(Alpha), c.Yilmaz.CancelAsync(), c.Yilmaz.JoinAsync(Alpha));
        }, [Offer, Leave, LeaveHis, Join, BookForHer, Close]),
        new("nobody waits yet", c => c.Do(c.Yilmaz.HoldAsync(Alpha, 2), c.Yilmaz.BookAsync(), c.Yilmaz.CancelAsync()), [Join, JoinAgain, Offer]),
    ];

    private static (string, Func<Cast, Func<Instance, Task>>) BookFirst => ("books the first", c => c.Yilmaz.BookAsync(0));

    private static (string, Func<Cast, Func<Instance, Task>>) BookSecond => ("books the second", c => c.Yilmaz.BookAsync(1));

    private static (string, Func<Cast, Func<Instance, Task>>) BookAnew => ("books anew", c => async at => await c.Yilmaz.BookAnewAsync(at, Alpha));

    private static (string, Func<Cast, Func<Instance, Task>>) BookFor => ("the office books for him", c => Cast.BookFor(c.Yilmaz));

    private static (string, Func<Cast, Func<Instance, Task>>) BookForHer => ("the office books for her", c => Cast.BookFor(c.Kaya));

    private static (string, Func<Cast, Func<Instance, Task>>) Move(int time) => ($"moves to {time}", c => c.Yilmaz.MoveAsync(time));

    private static (string, Func<Cast, Func<Instance, Task>>) MoveHers => ("she moves", c => c.Kaya.MoveAsync(0));

    private static (string, Func<Cast, Func<Instance, Task>>) Cancel => ("cancels", c => c.Yilmaz.CancelAsync());

    private static (string, Func<Cast, Func<Instance, Task>>) CancelHers => ("she cancels", c => c.Kaya.CancelAsync());

    private static (string, Func<Cast, Func<Instance, Task>>) CancelByOffice => ("the office cancels", c => c.CancelByOffice());

    private static (string, Func<Cast, Func<Instance, Task>>) Attend => ("came", c => c.Attend());

    private static (string, Func<Cast, Func<Instance, Task>>) Confirm => ("confirms", c => c.Kaya.ConfirmAsync());

    private static (string, Func<Cast, Func<Instance, Task>>) Settle => ("a message comes", c => c.Settle);

    private static (string, Func<Cast, Func<Instance, Task>>) SettleHers => ("a message comes", c => c.Settle);

    private static (string, Func<Cast, Func<Instance, Task>>) Close => ("the 25th is closed", _ => Cast.Close);

    private static (string, Func<Cast, Func<Instance, Task>>) Offer => ("places are offered", _ => Cast.Offer);

    private static (string, Func<Cast, Func<Instance, Task>>) Remind => ("people are reminded", _ => Cast.Remind);

    private static (string, Func<Cast, Func<Instance, Task>>) Accept => ("accepts", c => c.Kaya.AcceptAsync());

    private static (string, Func<Cast, Func<Instance, Task>>) Leave => ("leaves", c => c.Kaya.LeaveAsync());

    private static (string, Func<Cast, Func<Instance, Task>>) LeaveHis => ("he leaves", c => c.Yilmaz.LeaveAsync());

    private static (string, Func<Cast, Func<Instance, Task>>) Join => ("joins", c => c.Kaya.JoinAsync(Alpha));

    private static (string, Func<Cast, Func<Instance, Task>>) JoinAgain => ("joins with another address", c => c.KayaAgain.JoinAsync(Alpha));

    private static void HalfMoved(Cast c, int calls)
    {
        c.Do(c.Yilmaz.HoldAsync(Alpha, 2), c.Yilmaz.BookAsync());
        c.World.Pass(TimeSpan.FromSeconds(3));
        c.DieAfter(calls, c.Yilmaz.MoveAsync(0));
    }

    private static void Offered(Cast c) => c.Do(
        c.Yilmaz.HoldAsync(Alpha, 2), c.Yilmaz.BookAsync(), c.Kaya.JoinAsync(Alpha), c.Yilmaz.CancelAsync(), Cast.Offer);
}
