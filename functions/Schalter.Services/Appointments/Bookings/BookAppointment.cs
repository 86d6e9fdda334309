using NodaTime;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Services.Appointments.Bookings;

/// <param name="Hold">Secret of the held place.</param>
/// <param name="Answers">What the service asks for, as typed.</param>
public sealed record BookInput(string? Hold, Answers Answers, string Language);

/// <summary>Books a held place for a person. Doing it again with the same hold says the same.</summary>
public sealed class BookAppointment(
    ScheduleCatalogue schedules, SlotStore places, PersonGuard guard, BookingIndexStore index, CaseChanges cases, AccessKeys keys,
    ServiceSecrets secrets, TimeProvider clock)
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
            ? await BookAsync(schedule, hold, check.Answers, input.Language, cancellationToken)
            : HoldUnknown;
    }

    private static Answer<BookedPlace> HoldUnknown => new(new Refusal("hold-unknown", 404));

    private static Answer<BookedPlace> HoldExpired => new(new Refusal("hold-expired", 410));

    private async Task<Answer<BookedPlace>> BookAsync(
        Schedule schedule, HoldToken hold, Answers answers, string language, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var reference = ReferenceNumber.Derive(secrets.Mac(secrets.Current, "booking", hold.ToString()));
        var booking = Of(reference, schedule, answers, language);
        return await places.FindAsync(hold.Place, cancellationToken) switch
        {
            null => HoldUnknown,
            { Booking: { } known } place when known.Id == booking.Id => known.Person == booking.Person ? new(Booked(place, reference)) : HoldUnknown,
            { } place when place.IsHeld(now) && place.Hold!.Hash == hold.Hash => await WrongCaseAsync(booking, cancellationToken) is { } wrong
                ? new(wrong)
                : await BookAsync(schedule, place, booking, reference, now, cancellationToken),
            _ => HoldExpired,
        };
    }

    private Booking Of(ReferenceNumber reference, Schedule schedule, Answers answers, string language)
    {
        var person = PersonKey.Of(
            secrets, answers[BookingForm.FamilyName]!, answers[BookingForm.GivenNames], answers[BookingForm.DateOfBirth]!,
            schedule.Terms.DocumentNumber ? answers[BookingForm.DocumentNumber] : null);
        return new(reference.Value, person, BookingStatus.Confirmed, 1)
        {
            FamilyName = answers[BookingForm.FamilyName]!,
            GivenNames = answers[BookingForm.GivenNames],
            Email = answers[BookingForm.Email]!,
            CaseReference = ReferenceNumber.Canonical(answers[BookingForm.CaseReference]) ?? answers[BookingForm.CaseReference],
            Language = language,
        };
    }

    /// <summary>A card is handed out for a case; one whose online copy is gone by then still is one.</summary>
    internal async Task<Refusal?> WrongCaseAsync(Booking booking, CancellationToken cancellationToken) =>
        booking.CaseReference is null || (await cases.FindAsync(booking.CaseReference, cancellationToken)).Refusal?.Code != CaseChanges.Unknown.Code
            ? null
            : new("answers-invalid", 422, new FieldError(BookingForm.CaseReference, "case-unknown"));

    /// <param name="place">Held.</param>
    internal async Task<Answer<BookedPlace>> BookAsync(
        Schedule schedule, Place place, Booking booking, ReferenceNumber reference, Instant now, CancellationToken cancellationToken)
    {
        var wanted = new Guard(booking.Person, schedule.Group, booking.Id, place.Key, place.Hold!.Hash, now + UnderWay);
        if (await guard.TakeAsync(wanted, now, cancellationToken) is not { } taken)
        {
            return new(new Refusal("already-booked", 409));
        }

        await index.WriteAsync(booking.Id, place.Key, cancellationToken);
        var booked = place with { State = PlaceState.Booked, Hold = null, Booking = booking };
        if (await places.CommitAsync(booked, [AppointmentEvents.OfBooking(AppointmentEvents.Booked, booked, now)], cancellationToken)
            || (await places.FindAsync(place.Key, cancellationToken))?.Booking?.Id == booking.Id)
        {
            return new(Booked(booked, reference));
        }

        await guard.ReleaseAsync(taken, cancellationToken);
        return HoldExpired;
    }

    private BookedPlace Booked(Place place, ReferenceNumber reference) => new(place, keys.For(reference));
}

/// <param name="AccessKey">Opens the booking; derived from its reference, never stored.</param>
public sealed record BookedPlace(Place Place, string AccessKey);
