using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Staff;
using Schalter.Services.Tests.Platform.Memory;

namespace Schalter.Services.Tests.Appointments.Model;

/// <summary>One thing more that happens; the numbers choose what.</summary>
internal readonly record struct Step(int Act, int Who, int What, int How);

/// <summary>A story told by steps, and what is wrong at its end.</summary>
internal static class Scenario
{
    private static readonly CancellationToken Stop = CancellationToken.None;

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
        var waiting = world.Turns.Waiting;
        switch (step.Act)
        {
            case < 25:
                world.Finish(world.Begin($"{cast.Visitors[step.Who % 3].Name} {step.What % 11}", step.How, cast.Visitors[step.Who % 3].Deed(step.What, step.How)));
                break;
            case < 40:
                world.Begin($"{cast.Visitors[step.Who % 3].Name} {step.What % 11}", step.How, cast.Visitors[step.Who % 3].Deed(step.What, step.How));
                break;
            case < 72 when waiting.Count > 0:
                Run(world, waiting[step.Who % waiting.Count], (step.What % 9) + 1);
                break;
            case < 78 when waiting.Count > 0:
                world.Next(waiting[step.Who % waiting.Count], (Turn)(step.What % 3 + 1));
                break;
            case < 82 when waiting.Count > 0:
                world.Next(waiting[step.Who % waiting.Count], (Turn)(step.What % 2 + 4));
                break;
            case < 87:
                world.Pass(Whiles[step.What % Whiles.Length]);
                break;
            case < 91:
                world.Begin("timer", step.How, new[] { Cast.Publish, Cast.Offer, Cast.Remind }[step.What % 3]);
                break;
            case < 94:
                Office(world, cast, step);
                break;
            case < 96:
                world.Schedule(new[] { Plans.Usual, Plans.SomebodyIll, Plans.Closed }[step.What % 3], step.How % 2);
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

    private static void Office(World world, Cast cast, Step step) => world.Begin("office", step.How, (step.What % 5) switch
    {
        0 => Cast.BookFor(cast.Visitors[step.Who % 3], $"key-{step.How}", step.How % 5 == 0, Plans.Services[step.How % 2]),
        1 => cast.CancelByOffice(step.How),
        2 => cast.Attend(BookingStatus.Attended, step.How),
        3 => cast.Attend(BookingStatus.Missed, step.How),
        _ => cast.Settle,
    });
}
