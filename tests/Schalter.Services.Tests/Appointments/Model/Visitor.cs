using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Waiting;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Tests.Appointments.Model;

/// <summary>Somebody who wants an appointment, and what they have been told so far.</summary>
internal sealed class Visitor(World world, string name, string email)
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    private readonly List<(string Service, string Hold)> holds = [];
    private readonly List<(string Id, string Key, string Service)> bookings = [];
    private readonly List<(string Id, string Key)> entries = [];

    public string Name => name;

    /// <summary>One of the things people do.</summary>
    /// <param name="deed">Any number.</param>
    /// <param name="which">Which service, time, hold or booking: any number too.</param>
    public Func<Instance, Task> Deed(int deed, int which)
    {
        var service = Plans.Services[which % 3 / 2];
        return (deed % 11) switch
        {
            0 or 1 => HoldAsync(service, which % 7 == 6 ? null : which),
            2 or 3 => BookAsync(which),
            4 => ConfirmAsync(which),
            5 or 6 => MoveAsync(which % 7 == 6 ? null : which, which),
            7 => CancelAsync(which),
            8 => JoinAsync(service),
            9 => AcceptAsync(which),
            _ => LeaveAsync(which),
        };
    }

    /// <param name="time">Which of the times; null for any.</param>
    public Func<Instance, Task> HoldAsync(string service, int? time) => async at =>
    {
        if ((await at.Get<HoldPlace>().HandleAsync(service, new(Slot(service, time)), Stop)).Value is { } held)
        {
            holds.Add((service, held.Hold));
        }
    };

    public Func<Instance, Task> BookAsync(int which = 0) => async at =>
    {
        if (One(holds, which) is { Hold: not null } hold
            && (await at.Get<BookAppointment>().HandleAsync(hold.Service, new(hold.Hold, Answers(), "de"), Stop)).Value is { } booked)
        {
            Know(booked);
            world.Ledger.Note(booked.Place.Booking!.Id, AppointmentEvents.Booked);
        }
    };

    /// <returns>What they are answered when it is refused; null when they have one.</returns>
    public async Task<string?> BookAnewAsync(Instance at, string service)
    {
        if ((await at.Get<HoldPlace>().HandleAsync(service, new(), Stop)).Value is not { } held)
        {
            return "none-free";
        }

        return (await at.Get<BookAppointment>().HandleAsync(service, new(held.Hold, Answers(), "de"), Stop)).Refusal?.Code;
    }

    public Func<Instance, Task> ConfirmAsync(int which = 0) => async at =>
    {
        if (One(bookings, which) is { Id: not null } booking && ReferenceNumber.TryParse(booking.Id, out var reference)
            && (await at.Get<ConfirmBooking>().HandleAsync(booking.Id, at.Get<MailedCodes>().For(ConfirmBooking.CodePurpose, reference.Value), Stop)).Value is not null)
        {
            world.Ledger.NoteStands(booking.Id);
        }
    };

    /// <inheritdoc cref="HoldAsync"/>
    public Func<Instance, Task> MoveAsync(int? time, int which = 0) => async at =>
    {
        if (One(bookings, which) is { Id: not null } booking && Slot(booking.Service, time) is var slot
            && (await at.Get<MoveBooking>().HandleAsync(booking.Id, booking.Key, new(slot, slot is null ? "2026-11-25" : null), Stop)).Value is { } moved)
        {
            world.Ledger.NoteWas(booking.Id, moved.Key);
        }
    };

    public Func<Instance, Task> CancelAsync(int which = 0) => async at =>
    {
        if (One(bookings, which) is { Id: not null } booking && await at.Get<CancelBooking>().HandleAsync(booking.Id, booking.Key, Stop) is null)
        {
            world.Ledger.Note(booking.Id, AppointmentEvents.Cancelled);
        }
    };

    public Func<Instance, Task> JoinAsync(string service) => async at =>
    {
        if ((await at.Get<JoinWaitlist>().HandleAsync(service, new(Answers(), "de"), Stop)).Value is { } joined)
        {
            entries.Add((joined.Entry.Id, joined.AccessKey));
        }
    };

    public Func<Instance, Task> AcceptAsync(int which = 0) => async at =>
    {
        if (One(entries, which) is { Id: not null } entry
            && (await at.Get<AcceptOffer>().HandleAsync(entry.Id, entry.Key, Stop)).Value is { } booked)
        {
            Know(booked);
            world.Ledger.NoteWas(booked.Place.Booking!.Id, booked.Place.Key);
        }
    };

    public Func<Instance, Task> LeaveAsync(int which = 0) => at =>
        One(entries, which) is { Id: not null } entry ? at.Get<LeaveWaitlist>().HandleAsync(entry.Id, entry.Key, Stop) : Task.CompletedTask;

    private void Know(BookedPlace booked)
    {
        if (!bookings.Exists(b => b.Id == booked.Place.Booking!.Id))
        {
            bookings.Add((booked.Place.Booking!.Id, booked.AccessKey, booked.Place.Key.Day.Service));
        }
    }

    private Answers Answers() => new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        [BookingForm.FamilyName] = [name],
        [BookingForm.GivenNames] = ["Ayşe"],
        [BookingForm.DateOfBirth] = ["17.05.1990"],
        [BookingForm.Email] = [email],
    });

    private string? Slot(string service, int? time) => time is { } which && world.Slots(service) is { Count: > 0 } slots ? slots[which % slots.Count] : null;

    /// <summary>Default when there is none.</summary>
    private static T? One<T>(List<T> list, int which) => list.Count == 0 ? default : list[which % list.Count];
}
