using NodaTime;
using NodaTime.Text;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Services.Appointments.Staff;

/// <param name="Slot">Time and location, as the list of free times names it; null for any.</param>
/// <param name="Date">Any time of that day; null for any day.</param>
/// <param name="Email">Who phones may have none.</param>
/// <param name="Language">Of mails; German if not said.</param>
/// <param name="Override">Book although somebody of this name and birth date has an appointment: strangers share both.</param>
/// <param name="Reason">For the audit trail; must be said with an override.</param>
public sealed record OfficeBookingInput(
    string? Slot = null, string? Date = null, OfficePerson? Person = null, string? Email = null, string? CaseReference = null,
    string? DocumentNumber = null, string? Language = null, bool Override = false, string? Reason = null) : IOfficeInput;

public sealed record OfficePerson(string? FamilyName = null, string? GivenNames = null, string? DateOfBirth = null);

/// <summary>What the office wants to book, checked.</summary>
/// <param name="Day">Null for any.</param>
internal sealed record OfficeBooking(Schedule Schedule, Booking Booking, string? Slot, LocalDate? Day)
{
    public static Refusal ReasonMissing => new("request-invalid", 422, new FieldError("reason", "required"));

    /// <summary>Reference of the booking that an act makes: a repeat with the same key meets its own booking.</summary>
    public static ReferenceNumber ReferenceOf(ServiceSecrets secrets, string service, string key) =>
        ReferenceNumber.Derive(secrets.Mac(secrets.Current, "office-booking", $"{service} {key}"));

    public static Answer<OfficeBooking> Read(
        Schedule schedule, OfficeBookingInput input, string key, ServiceSecrets secrets, IReadOnlyList<string> languages, DateTimeOffset now)
    {
        var day = input.Date is null ? null : LocalDatePattern.Iso.Parse(input.Date);
        if (Wrong(input, day, languages) is { } wrong)
        {
            return new(wrong);
        }

        var check = AnswerCheck.Check(BookingForm.Of(schedule, asksForEmail: false), Answers(input), OfficeTime.Day(now));
        return check.AreValid
            ? new(new OfficeBooking(schedule, Make(schedule, input, check.Answers, key, secrets) with { BookedAt = now }, input.Slot, day?.Value))
            : new(new Refusal("answers-invalid", 422, check.Errors));
    }

    private static Refusal? Wrong(OfficeBookingInput input, ParseResult<LocalDate>? day, IReadOnlyList<string> languages) =>
        day is { Success: false } ? new("request-invalid", 422, new FieldError("date", "date-invalid"))
        : input.Language is not null && !languages.Contains(input.Language, StringComparer.Ordinal)
            ? new("request-invalid", 422, new FieldError("language", "language-unknown"))
        : input.Override && string.IsNullOrWhiteSpace(input.Reason) ? ReasonMissing
        : null;

    /// <summary>
    /// With an override the person counts as one of their own, so that the guard of whoever has the appointment already stays as it
    /// is, and this booking has one as well.
    /// </summary>
    private static Booking Make(Schedule schedule, OfficeBookingInput input, Answers answers, string key, ServiceSecrets secrets)
    {
        var id = ReferenceOf(secrets, schedule.Id, key).Value;
        var person = PersonKey.Of(secrets, schedule, name => answers[name]);
        return new(id, input.Override ? PersonKey.Another(secrets, person, id) : person, BookingStatus.Confirmed, 1)
        {
            FamilyName = answers[BookingForm.FamilyName]!,
            GivenNames = answers[BookingForm.GivenNames],
            DateOfBirth = answers[BookingForm.DateOfBirth],
            DocumentNumber = answers[BookingForm.DocumentNumber],
            Email = answers[BookingForm.Email] ?? string.Empty,
            CaseReference = ReferenceNumber.Canonical(answers[BookingForm.CaseReference]) ?? answers[BookingForm.CaseReference],
            Language = input.Language ?? Texts.SourceLanguage,
            IsOverride = input.Override,
            OtherKeys = input.Override ? [] : PersonKey.Others(secrets, schedule, name => answers[name]),
        };
    }

    private static Answers Answers(OfficeBookingInput input) => new(
        new[]
        {
            (BookingForm.FamilyName, input.Person?.FamilyName), (BookingForm.GivenNames, input.Person?.GivenNames),
            (BookingForm.DateOfBirth, input.Person?.DateOfBirth), (BookingForm.Email, input.Email),
            (BookingForm.CaseReference, input.CaseReference), (BookingForm.DocumentNumber, input.DocumentNumber),
        }
        .Where(a => a.Item2 is not null).Select(a => KeyValuePair.Create<string, IReadOnlyList<string>>(a.Item1, [a.Item2!])));
}
