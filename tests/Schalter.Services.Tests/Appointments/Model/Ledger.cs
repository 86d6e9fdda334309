using Azure;
using Azure.Data.Tables;
using NodaTime;
using NodaTime.Text;
using Schalter.Services.Appointments;
using Schalter.Services.Events;
using Schalter.Services.Tests.Platform.Memory;

namespace Schalter.Services.Tests.Appointments.Model;

/// <summary>Writes down what people were told, and watches every change of a place: what must never be is noted at the moment it happens.</summary>
internal sealed class Ledger(World world)
{
    /// <summary>Instances do not quite agree when an appointment is over.</summary>
    private static readonly Duration ClockDifference = Duration.FromMinutes(1);

    private readonly List<(string Booking, string Told, Func<IReadOnlyList<EventRow>, bool> IsSo)> told = [];

    /// <summary>What was wrong.</summary>
    public List<string> Wrongs { get; } = [];

    /// <summary>Somebody was told that this happened to a booking.</summary>
    public void Note(string booking, string type) => told.Add((booking, type, rows => rows.Any(r => r.Type == type)));

    /// <summary>Somebody was told that a booking stands.</summary>
    public void NoteStands(string booking) => told.Add((booking, "stands", rows => rows.Any(r => Word(r, "status") is not "unconfirmed")));

    /// <summary>Somebody was told that a booking has this place.</summary>
    public void NoteWas(string booking, PlaceKey key) => told.Add((booking, key.Path, rows => rows.Any(r => Word(r, "start") == Text(key.Start))));

    /// <summary>Told, and not true by the booking's events.</summary>
    /// <param name="streams">Events of all bookings.</param>
    public IEnumerable<string> Lies(ILookup<string, EventRow> streams) =>
        told.Where(t => !t.IsSo([.. streams[t.Booking]])).Select(t => $"{t.Booking} was told {t.Told}");

    /// <summary>Death and faults of the storage end a deed; anything else is a defect.</summary>
    public async Task OfAsync(string name, Task deed)
    {
        try
        {
            await deed;
        }
        catch (DeathException)
        {
        }
        catch (RequestFailedException e) when (e.Status is 0 or 503)
        {
        }
        catch (AggregateException e) when (e.InnerExceptions.All(inner => inner is RequestFailedException or DeathException))
        {
        }
#pragma warning disable CA1031 // whatever it is, it is shown
        catch (Exception e)
        {
            Wrongs.Add($"{name}: {e}");
        }
#pragma warning restore CA1031
    }

    public void Watch(string table, IReadOnlyList<RowChange> changes)
    {
        if (table != "Slots")
        {
            return;
        }

        foreach (var change in changes.Where(c => SlotRowStore.IsPlace((c.After ?? c.Before)!)))
        {
            Watch(Read(change.Before), Read(change.After), changes);
        }
    }

    private void Watch(Place? before, Place? after, IReadOnlyList<RowChange> changes)
    {
        var (was, isNow) = (before?.Booking?.Id, after?.Booking?.Id);
        if (was == isNow)
        {
            return;
        }

        if (was is not null && isNow is not null)
        {
            Wrongs.Add($"{after!.Key.Path} went from {was} to {isNow}");
        }
        else if (isNow is not null && before!.State != PlaceState.Held)
        {
            Wrongs.Add($"{after!.Key.Path} was {before.State} and not held for {isNow}");
        }
        else if (was is not null && !world.Places.Any(p => p.Booking?.Id == was)
            && !changes.Any(c => c.After is { } row && EventRowStore.IsEvent(row) && EventRowStore.Read(row) is { Type: AppointmentEvents.Cancelled } e && e.Stream == was))
        {
            Wrongs.Add($"{was} lost its place {before!.Key.Path} and nobody cancelled it");
        }

        Wrongs.AddRange(PeopleWithTwo().Select(person => $"{person} has two bookings, one in {after?.Key.Path}"));
    }

    private IEnumerable<string> PeopleWithTwo() => world.Places
        .Where(p => p.Booking is { IsLive: true } && p.End > world.Moment + ClockDifference)
        .Select(p => (p.Booking!.Person, p.Booking.Id, p.Booking.FamilyName)).Distinct()
        .GroupBy(p => p.Person).Where(g => g.Count() > 1).Select(g => g.First().FamilyName);

    private static Place? Read(TableEntity? row) => row is null ? null : SlotRowStore.Read(row);

    private static string? Word(EventRow row, string name) => row.Data[name]?.GetValue<string>();

    private static string Text(Instant moment) => InstantPattern.General.Format(moment);
}
