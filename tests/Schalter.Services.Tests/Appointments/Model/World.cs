using System.Collections.Concurrent;
using System.Text.Json;
using NodaTime;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Publishing;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Platform;
using Schalter.Services.Tests.Platform.Memory;

namespace Schalter.Services.Tests.Appointments.Model;

/// <summary>
/// An office with two instances, people, staff, timers and queues, in memory. Nothing happens in it but what the test lets happen, one
/// storage call at a time. Monday, 23 November 2026, noon, when two days have been published.
/// </summary>
internal sealed class World : IDisposable
{
    /// <summary>The runtime ends an invocation after that (<c>functionTimeout</c> in host.json).</summary>
    private static readonly TimeSpan LongestInvocation = TimeSpan.FromMinutes(10);

    /// <summary>Minutes, and the timers that matter then.</summary>
    private static readonly (int Minutes, Func<Instance, Task>[] Timers)[] Rest =
    [
        (3, [Cast.Publish, Cast.Offer]), (11, [Cast.Offer]), (61, [Cast.Offer]), (125, [Cast.Offer]), (11, [Cast.Remind, Cast.Offer]), (11, [Cast.Publish]),
    ];

    /// <summary>By how much the clocks of the instances are ahead.</summary>
    private static readonly TimeSpan[] Ahead = [TimeSpan.Zero, TimeSpan.FromSeconds(20)];

    private static readonly DateTimeOffset Beginning = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);

    /// <summary>To make one takes longer than most stories.</summary>
    private static readonly ConcurrentBag<World> Used = [];

    private readonly Instance[] instances;
    private IReadOnlyDictionary<string, TableRows>? published;

    private World()
    {
        Tables = new(Turns);
        Queues = new(Tables, () => Now);
        instances = [.. Ahead.Select(ahead => new Instance(Tables, Queues, new WorldClock(this, ahead)))];
        Ledger = new(this);
    }

    public static World Open()
    {
        var world = Used.TryTake(out var used) ? used : new World();
        world.Begin();
        return world;
    }

    private void Begin()
    {
        Now = Beginning;
        Queues.Messages.Clear();
        Ledger = new(this);
        Tables.Changed = Ledger.Watch;
        Array.ForEach(instances, i => i.Restart());
        Schedule(Plans.Usual);
        if (published is { } known)
        {
            Tables.Restore(known);
            return;
        }

        Tables.Clear();
        Finish(Begin("publish", 0, i => i.Get<PublishSlots>().HandleAsync(CancellationToken.None)));
        published = Tables.Save();
    }

    public Turns Turns { get; } = new();

    public MemoryTables Tables { get; }

    public MemoryQueues Queues { get; }

    public Ledger Ledger { get; private set; }

    public DateTimeOffset Now { get; private set; }

    public Instant Moment => Instant.FromDateTimeOffset(Now);

    /// <summary>An instance whose clock is right.</summary>
    public Instance First => instances[0];

    /// <summary>The instance that reads changes first.</summary>
    public Instance Last => instances[^1];

    public void Pass(TimeSpan time) => Now += time;

    /// <param name="instance">Null: both have read it.</param>
    public void Schedule(ScheduleCatalogue schedules, int? instance = null)
    {
        foreach (var one in instances.Where((_, i) => instance is null || i == instance))
        {
            one.Schedules = schedules;
        }
    }

    /// <param name="instance">Any number.</param>
    public Deed Begin(string name, int instance, Func<Instance, Task> work) =>
        Turns.Begin(name, Now, () => Ledger.OfAsync(name, work(instances[instance % instances.Length])));

    /// <summary>What somebody is told now, without a fault and with nobody in between.</summary>
    public T Ask<T>(Func<Instance, Task<T>> question)
    {
        T? answer = default;
        Finish(Begin("ask", 0, async i => answer = await question(i)));
        return answer!;
    }

    /// <summary>Makes the next call of somebody, unless its time is over.</summary>
    public void Next(Deed deed, Turn turn = Turn.Goes) => Turns.Next(deed, Now - deed.Began > LongestInvocation ? Turn.DiesBefore : turn);

    /// <summary>What happens now happens at once and without a fault.</summary>
    public void Finish(Deed deed)
    {
        while (!deed.Task.IsCompleted && Turns.Waiting.Contains(deed))
        {
            Next(deed);
        }
    }

    /// <summary>To the end, whatever comes of it.</summary>
    public void FinishAll()
    {
        while (Turns.Waiting.Count > 0)
        {
            Next(Turns.Waiting[0]);
        }
    }

    /// <summary>Messages that a function may get now. Events have a test of their own; here they only must be on the queue.</summary>
    public IReadOnlyList<MemoryMessage> Due => [.. Queues.Messages.Where(m => m.Queue == UnsettledBooking.Queue && m.VisibleAt <= Now)];

    /// <summary>It may be delivered to another at the same time; it is gone once it was dealt with.</summary>
    public Deed Deliver(MemoryMessage message, int instance) => Begin("deliver", instance, async i =>
    {
        var body = JsonSerializer.Deserialize<UnsettledBooking>(message.Body, JsonSerializerOptions.Web)!;
        await i.Get<Patience>().RunAsync(message.Queue, body, i.Get<SettleBooking>().HandleAsync, CancellationToken.None);
        Queues.Messages.Remove(message);
    });

    /// <summary>
    /// Lets everything come to rest: time passes, longer than any hold, confirmation or offer lasts, timers and messages come as they do,
    /// nothing fails any more.
    /// </summary>
    public void Settle()
    {
        FinishAll();
        foreach (var (minutes, timers) in Rest)
        {
            Pass(TimeSpan.FromMinutes(minutes));
            foreach (var timer in timers)
            {
                Finish(Begin("timer", 0, timer));
            }

            foreach (var message in Due)
            {
                Finish(Deliver(message, 0));
            }
        }
    }

    /// <summary>Times of a service that are still to come, in order.</summary>
    public IReadOnlyList<string> Slots(string service) =>
        [.. Places.Where(p => p.Key.Day.Service == service && p.Key.Start > Moment).Select(p => p.Key.Slot).Distinct()];

    public IEnumerable<Place> Places => Tables.Rows("Slots").All.Where(SlotRowStore.IsPlace).Select(SlotRowStore.Read);

    /// <summary>Whatever still waits is never heard of again.</summary>
    public void Dispose()
    {
        Turns.Forget();
        Used.Add(this);
    }

    /// <param name="ahead">Clocks of two machines are never the same.</param>
    private sealed class WorldClock(World world, TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => world.Now + ahead;
    }
}
