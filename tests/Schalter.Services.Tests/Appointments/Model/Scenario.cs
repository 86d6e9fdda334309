using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Tests.Platform.Memory;

namespace Schalter.Services.Tests.Appointments.Model;

/// <summary>One thing more that happens; the numbers choose what.</summary>
internal readonly record struct Step(int Act, int Who, int What, int How);

/// <summary>A story told by steps, and what is wrong at its end.</summary>
internal static class Scenario
{
    private static readonly Turn[] Faults = [Turn.NotReached, Turn.AnswerLost, Turn.Repeated, Turn.DiesBefore, Turn.DiesBehind];
    private static readonly Func<Instance, Task>[] Timers = [Cast.Publish, Cast.Offer, Cast.Remind];
    private static readonly ScheduleCatalogue[] Schedules = [Plans.Usual, Plans.SomebodyIll, Plans.Closed];

    private static readonly TimeSpan[] Whiles =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(45), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(9),
        TimeSpan.FromMinutes(11), TimeSpan.FromMinutes(61), TimeSpan.FromMinutes(121), TimeSpan.FromHours(9),
    ];

    public static IReadOnlyList<string> Run(IReadOnlyList<Step> steps)
    {
        using var world = World.Open();
        var cast = new Cast(world);
        foreach (var step in steps)
        {
            Do(world, cast, step);
        }

        world.Schedule(world.First.Schedules);
        world.Settle();
        return Invariants.Broken(world, cast.Visitors);
    }

    private static void Do(World world, Cast cast, Step step)
    {
        var visitor = cast.Visitors[step.Who % cast.Visitors.Count];
        switch (step.Act)
        {
            case < 25:
                world.Finish(world.Begin(visitor.Name, step.How, visitor.Deed(step.What, step.How)));
                break;
            case < 40:
                world.Begin(visitor.Name, step.How, visitor.Deed(step.What, step.How));
                break;
            case < 82:
                GoOn(world, step);
                break;
            case < 87:
                world.Pass(Whiles[step.What % Whiles.Length]);
                break;
            default:
                Work(world, cast, step);
                break;
        }
    }

    /// <summary>Somebody who is in the middle of something makes some calls, or one that fails, or dies of one.</summary>
    private static void GoOn(World world, Step step)
    {
        if (world.Turns.Waiting is not { Count: > 0 } waiting)
        {
            return;
        }

        var deed = waiting[step.Who % waiting.Count];
        if (step.Act < 72)
        {
            Run(world, deed, (step.What % 9) + 1);
        }
        else
        {
            world.Next(deed, step.Act < 78 ? Faults[step.What % 3] : Faults[3 + (step.What % 2)]);
        }
    }

    /// <summary>Timers, staff, another schedule, messages.</summary>
    private static void Work(World world, Cast cast, Step step)
    {
        switch (step.Act)
        {
            case < 91:
                world.Begin("timer", step.How, Timers[step.What % Timers.Length]);
                break;
            case < 94:
                world.Begin("office", step.How, Office(cast, step));
                break;
            case < 96:
                world.Schedule(Schedules[step.What % Schedules.Length], step.How % 2);
                break;
            default:
                Deliver(world, step);
                break;
        }
    }

    private static void Run(World world, Deed deed, int calls)
    {
        for (var call = 0; call < calls && world.Turns.Waiting.Contains(deed); call++)
        {
            world.Next(deed);
        }
    }

    private static void Deliver(World world, Step step)
    {
        if (world.Due is { Count: > 0 } due)
        {
            world.Deliver(due[step.Who % due.Count], step.How);
        }
    }

    private static Func<Instance, Task> Office(Cast cast, Step step) => (step.What % 5) switch
    {
        0 => Cast.BookFor(cast.Visitors[step.Who % cast.Visitors.Count], $"key-{step.How}", step.How % 5 == 0, Plans.Services[step.How % 2]),
        1 => cast.CancelByOffice(step.How),
        2 => cast.Attend(BookingStatus.Attended, step.How),
        3 => cast.Attend(BookingStatus.Missed, step.How),
        _ => cast.Settle,
    };
}
