using Schalter.Services.Tests.Platform.Memory;

namespace Schalter.Services.Tests.Appointments.Model;

/// <summary>
/// Everything that people, staff, timers and messages do with appointments, interrupted at every single storage call: by a fault, by the
/// death of the process, by each of the other things, at once or after a while. What must hold afterwards: <see cref="Invariants"/>.
/// </summary>
public sealed class EveryCallTests
{
    public static TheoryData<string> Names => [.. Situations.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void FaultAtEveryCall_LeavesNothingBehind(string name)
    {
        var (situation, wrongs) = (Situations.All.Single(s => s.Name == name), new List<string>());
        foreach (var (deedName, deed) in situation.Deeds)
        {
            foreach (var fault in Enum.GetValues<Turn>().Except([Turn.Goes]))
            {
                Run(situation, deed, (world, running) => world.Next(running, fault), wrongs, call => $"{deedName}: call {call} {fault}");
            }
        }

        Assert.True(wrongs.Count == 0, string.Join('\n', wrongs));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AnythingElseBetweenTwoCalls_LeavesNothingBehind(string name)
    {
        var (situation, wrongs) = (Situations.All.Single(s => s.Name == name), new List<string>());
        var pairs = from one in situation.Deeds from other in situation.Deeds from pause in situation.Pauses select (one, other, pause);
        foreach (var (one, other, pause) in pairs)
        {
            Func<Instance, Task>? between = null;
            Run(situation, c => { between = other.Of(c); return one.Of(c); }, (world, _) =>
            {
                world.Pass(pause);
                world.Finish(world.Begin(other.Name, 1, between!));
            }, wrongs, call => $"{one.Name}: after call {call} {pause.TotalSeconds:0} s and {other.Name}");
        }

        Assert.True(wrongs.Count == 0, string.Join('\n', wrongs));
    }

    /// <summary>Lets a deed make 0, 1, 2 … calls, then something else happens, then it goes on; until it needs no more calls.</summary>
    private static void Run(
        Situation situation, Func<Cast, Func<Instance, Task>> deed, Action<World, Deed> interrupt, List<string> wrongs, Func<int, string> described)
    {
        for (var (calls, isMore) = (0, true); isMore; calls++)
        {
            using var world = World.Open();
            var cast = new Cast(world);
            situation.Prepare(cast);
            var running = world.Begin("one", 0, deed(cast));
            for (var call = 0; call < calls && !running.Task.IsCompleted; call++)
            {
                world.Next(running);
            }

            isMore = !running.Task.IsCompleted;
            if (isMore)
            {
                interrupt(world, running);
                world.Finish(running);
                world.Schedule(world.Last.Schedules);
                world.Settle();
                wrongs.AddRange(Invariants.Broken(world, cast.Visitors).Select(w => $"{described(calls + 1)}: {w.Split('\n')[0]}"));
            }
        }
    }
}
