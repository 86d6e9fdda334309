using Microsoft.Extensions.Options;
using NodaTime;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Events;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Bookings;

/// <param name="Hold">Secret of the held place.</param>
/// <param name="Answers">What the service asks for, as typed.</param>
public sealed record BookInput(string? Hold, Answers Answers, string Language)
{
    /// <summary>
    /// The entry, of a waiting list or the emergency queue, whose offer is accepted; its address needs no confirmation any more.
    /// </summary>
    public string? WaitingEntry { get; init; }
}

/// <summary>Books a held place for a person. Doing it again with the same hold says the same.</summary>
public sealed class BookAppointment(
    ScheduleCatalogue schedules, SlotStore places, PersonGuard guard, BookingIndexStore index, CheckCase cases, AccessKeys keys,
    MailedCodes codes, MessageSender sender, ServiceSecrets secrets, IOptions<AppointmentSettings> settings, TimeProvider clock)
{
    /// <summary>How long the person counts as taken while the booking is under way.</summary>
    private static readonly Duration UnderWay = Duration.FromMinutes(2);

    public async Task<Answer<BookedPlace>> HandleAsync(string service, BookInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (schedules.Find(service) is not { } schedule)
        {
            return new(new Refusal("service-unknown", 404));
        }

        var check = AnswerCheck.Check(BookingForm.Of(schedule), input.Answers, OfficeTime.Day(clock.GetUtcNow()));
        if (!check.AreValid)
        {
            return new(new Refusal("answers-invalid", 422, check.Errors));
        }

        return HoldToken.Parse(input.Hold) is { } hold && hold.Place.Day.Service == service
            ? await BookAsync(schedule, hold, input with { Answers = check.Answers }, cancellationToken)
            : HoldUnknown;
    }

    private static Answer<BookedPlace> HoldUnknown => new(new Refusal("hold-unknown", 404));

    private async Task<Answer<BookedPlace>> BookAsync(
        Schedule schedule, HoldToken hold, BookInput input, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var reference = ReferenceOf(hold, secrets.Current);
        var booking = Of(reference, schedule, input, hold.Place.Start);
        return await places.FindAsync(hold.Place, cancellationToken) switch
        {
            null => HoldUnknown,
            { Booking: { } known } place when MadeFrom(hold, known) is { } made =>
                known.Person == booking.Person || booking.OtherKeys.Contains(known.Person, StringComparer.Ordinal)
                    ? new(Booked(place, made))
                    : HoldUnknown,
            { } place when !place.IsHeld(now) || place.Hold!.Hash != hold.Hash => new(HoldRefusals.Expired),
            { } when input.WaitingEntry is null && !DayPlan.Has(schedule, hold.Place) => new(HoldRefusals.Closed),
            { } place => await cases.HandleAsync(booking, cancellationToken) is { } wrong
                ? new(wrong)
                : await BookAsync(schedule, place, booking, reference, now, cancellationToken),
        };
    }

    private ReferenceNumber ReferenceOf(HoldToken hold, int version) =>
        ReferenceNumber.Derive(secrets.Mac(version, "booking", hold.ToString()));

    /// <summary>The booking's reference when it was made from this hold, perhaps before the secret changed.</summary>
    private ReferenceNumber? MadeFrom(HoldToken hold, Booking booking) =>
        secrets.Versions.Select(v => ReferenceOf(hold, v)).Where(r => r.Value == booking.Id).Select(r => (ReferenceNumber?)r)
            .FirstOrDefault();

    private Booking Of(ReferenceNumber reference, Schedule schedule, BookInput input, Instant start)
    {
        var (answers, now) = (input.Answers, clock.GetUtcNow());
        var mustConfirm = schedule.Terms.MailConfirmation && input.WaitingEntry is null;
        var confirmBy = now + TimeSpan.FromMinutes(settings.Value.ConfirmMinutes);
        return new(
            reference.Value, PersonKey.Of(secrets, schedule, name => answers[name]),
            mustConfirm ? BookingStatus.Unconfirmed : BookingStatus.Confirmed, 1)
        {
            BookedAt = now,
            ConfirmBy = !mustConfirm ? null : confirmBy < start.ToDateTimeOffset() ? confirmBy : start.ToDateTimeOffset(),
            FamilyName = answers[BookingForm.FamilyName]!,
            GivenNames = answers[BookingForm.GivenNames],
            DateOfBirth = answers[BookingForm.DateOfBirth],
            DocumentNumber = answers[BookingForm.DocumentNumber],
            Email = answers[BookingForm.Email]!,
            CaseReference = ReferenceNumber.Canonical(answers[BookingForm.CaseReference]) ?? answers[BookingForm.CaseReference],
            Language = input.Language,
            WaitingEntry = input.WaitingEntry,
            OtherKeys = PersonKey.Others(secrets, schedule, name => answers[name]),
        };
    }

    /// <summary>The keyed hash by which somebody with these answers is known.</summary>
    internal string PersonOf(Schedule schedule, IReadOnlyDictionary<string, string> answers) =>
        PersonKey.Of(secrets, schedule, name => answers.GetValueOrDefault(name));

    /// <summary>That one first, then those by which the same person was known under other secrets.</summary>
    internal IEnumerable<string> KeysOf(Schedule schedule, IReadOnlyDictionary<string, string> answers) =>
        [PersonOf(schedule, answers), .. PersonKey.Others(secrets, schedule, name => answers.GetValueOrDefault(name))];

    /// <param name="place">Held.</param>
    /// <param name="known">Where a booking of that reference was to be before.</param>
    internal async Task<Answer<BookedPlace>> BookAsync(
        Schedule schedule, Place place, Booking booking, ReferenceNumber reference, Instant now, CancellationToken cancellationToken,
        Whereabouts? known = null)
    {
        var wanted = new Guard(booking.Person, schedule.Group, booking.Id, place.Key, place.Hold!.Hash, now + UnderWay);
        if (await TakeAsync(wanted, booking.OtherKeys, now, cancellationToken) is not { } taken)
        {
            return new(new Refusal("already-booked", 409));
        }

        var isNoted = await index.NoteAsync(booking.Id, place.Key, known, cancellationToken);
        var booked = place with { State = PlaceState.Booked, Hold = null, Booking = booking };
        if (booking.ConfirmBy is { } until)
        {
            await sender.SendAsync(UnsettledBooking.Queue, new UnsettledBooking(booking.Id), until - clock.GetUtcNow(), cancellationToken);
        }

        if ((isNoted && await places.CommitAsync(booked, [Told(booked, reference, now)], cancellationToken))
            || ((await places.FindAsync(place.Key, cancellationToken))?.Booking is { } there
                && there.Id == booking.Id && there.Person == booking.Person))
        {
            return new(Booked(booked, reference));
        }

        await guard.ReleaseAsync(taken, cancellationToken);
        return new(HoldRefusals.Expired);
    }

    /// <summary>
    /// Other keys are looked at behind the own one: of two instances that know the person by different keys at least one sees the other.
    /// </summary>
    private async Task<Guard?> TakeAsync(Guard wanted, IReadOnlyList<string> otherKeys, Instant now, CancellationToken cancellationToken)
    {
        if (await guard.TakeAsync(wanted, now, cancellationToken) is not { } taken)
        {
            return null;
        }

        if (!await guard.IsTakenAsync(otherKeys, wanted.Group, now, cancellationToken))
        {
            return taken;
        }

        await guard.ReleaseAsync(taken, cancellationToken);
        return null;
    }

    /// <summary>Who still has to confirm gets the code by the same event, and the confirmation once that is done.</summary>
    private EventRow Told(Place booked, ReferenceNumber reference, Instant now) => booked.Booking!.ConfirmBy is { } until
        ? AppointmentEvents.OfBooking(AppointmentEvents.Booked, booked, now) with
        {
            Mail = AppointmentMails.Of(
                AppointmentMails.ConfirmBooking, booked, ("code", codes.For(ConfirmBooking.CodePurpose, reference.Value)),
                ("until", NodaTime.Text.InstantPattern.General.Format(Instant.FromDateTimeOffset(until)))),
        }
        : AppointmentEvents.OfBooking(AppointmentEvents.Booked, booked, now, AppointmentMails.Booked);

    private BookedPlace Booked(Place place, ReferenceNumber reference) => new(place, keys.For(reference));
}

/// <param name="AccessKey">Opens the booking; derived from its reference, never stored.</param>
public sealed record BookedPlace(Place Place, string AccessKey);
