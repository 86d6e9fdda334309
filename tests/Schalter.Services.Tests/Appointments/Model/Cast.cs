using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Publishing;
using Schalter.Services.Appointments.Reminding;
using Schalter.Services.Appointments.Staff;
using Schalter.Services.Appointments.Waiting;

namespace Schalter.Services.Tests.Appointments.Model;

/// <summary>Who is in a story beside the timers: three visitors, two of whom are the same person with two addresses, and the office.</summary>
internal sealed class Cast(World world)
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    public World World => world;

    public Visitor Yilmaz { get; } = new(world, "Yılmaz", "y@example.org");

    public Visitor Kaya { get; } = new(world, "Kaya", "k@example.org");

    public Visitor KayaAgain { get; } = new(world, "KAYA", "k2@example.org");

    public IReadOnlyList<Visitor> Visitors => [Yilmaz, Kaya, KayaAgain];

    /// <summary>What one does without anybody in between.</summary>
    public void Do(Func<Instance, Task> deed) => world.Finish(world.Begin("prepare", 0, deed));

    public void Do(params IEnumerable<Func<Instance, Task>> deeds)
    {
        foreach (var deed in deeds)
        {
            Do(deed);
        }
    }

    /// <summary>What one dies of after so many calls, the last of which was done.</summary>
    public void DieAfter(int calls, Func<Instance, Task> deed)
    {
        var dying = world.Begin("die", 0, deed);
        for (var call = 1; call < calls; call++)
        {
            world.Next(dying);
        }

        world.Next(dying, Platform.Memory.Turn.DiesBehind);
    }

    public static Func<Instance, Task> Publish => at => at.Get<PublishSlots>().HandleAsync(Stop);

    /// <summary>The instance has just read that the 25th is closed.</summary>
    public static Func<Instance, Task> Close => at =>
    {
        at.Schedules = Plans.Closed;
        return at.Get<PublishSlots>().HandleAsync(Stop);
    };

    public static Func<Instance, Task> Offer => at => at.Get<OfferPlaces>().HandleAsync(Stop);

    public static Func<Instance, Task> Remind => at => at.Get<RemindPeople>().HandleAsync(Stop);

    public static Func<Instance, Task> BookFor(Visitor visitor, string key = "a-key", bool isOverride = false, string service = Plans.Alpha) => at =>
        at.Get<BookForPerson>().HandleAsync(
            service, new(Person: new(visitor.Name, "Ayşe", "17.05.1990"), Override: isOverride, Reason: "phoned"), key, Stop);

    /// <summary>Something that staff does with one of the bookings there are.</summary>
    public Func<Instance, Task> WithBooking(Func<Instance, string, Task> deed, int which = 0) => at =>
        world.Places.Select(p => p.Booking?.Id).OfType<string>().Distinct().ToList() is { Count: > 0 } booked ? deed(at, booked[which % booked.Count]) : Task.CompletedTask;

    public Func<Instance, Task> CancelByOffice(int which = 0) => WithBooking((at, id) => at.Get<CancelByOffice>().HandleAsync(id, new("phoned"), Stop), which);

    public Func<Instance, Task> Attend(BookingStatus outcome = BookingStatus.Attended, int which = 0) =>
        WithBooking((at, id) => at.Get<NoteAttendance>().HandleAsync(id, outcome, Stop), which);

    /// <summary>A message about a booking, delivered once more.</summary>
    public Func<Instance, Task> Settle => WithBooking((at, id) => at.Get<Services.Platform.Patience>().RunAsync(
        UnsettledBooking.Queue, new UnsettledBooking(id), at.Get<SettleBooking>().HandleAsync, Stop));
}
