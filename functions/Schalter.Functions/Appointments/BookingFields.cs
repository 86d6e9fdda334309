using System.Collections.Frozen;
using NodaTime;
using NodaTime.Text;
using Schalter.Functions.Platform;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Forms;
using Schalter.Services.Pages.Appointments;
using Schalter.Services.Protection.Proofs;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Appointments;

/// <summary>What the forms of these pages send, by name.</summary>
internal static class BookingFields
{
    public const string Hold = "hold";
    public const string Slot = "slot";
    public const string Date = "date";
    public const string Request = "request";
    public const string Booking = "booking";
    public const string Reference = "reference";
    public const string Code = "code";
    public const string Confirm = "confirm";

    private static readonly FrozenSet<string> OfThePerson = FrozenSet.Create(
        StringComparer.Ordinal, BookingForm.FamilyName, BookingForm.GivenNames, BookingForm.DateOfBirth, BookingForm.Email, BookingForm.CaseReference,
        BookingForm.DocumentNumber);

    /// <summary>What a page carries along from step to step, and nothing else that was sent.</summary>
    public static Answers Person(this Answers typed) => new(typed.Values.Where(a => OfThePerson.Contains(a.Key) && a.Value.Any(v => v.Length > 0)));

    /// <summary>Null for none, and for one that does not exist.</summary>
    public static LocalDate? Day(this Answers typed) =>
        LocalDatePattern.Iso.Parse(typed.Given(Date) ?? string.Empty) is { Success: true } day ? day.Value : null;

    public static string? AccessKey(this Answers typed) => typed.Given(SubmissionNames.AccessKeyField);

    public static HoldInput Wanted(this Answers typed) => new(
        typed.Given(Slot), typed.Given(Date), new(typed[GivenProof.AltchaField], typed[GivenProof.CodeField]), typed.Given(Request));

    /// <summary>Where somebody stands who chooses a time.</summary>
    public static TimesWish Wish(this Answers typed) =>
        new(typed.Day()) { Typed = typed.Person(), Code = typed.Given(GivenProof.CodeField), Slot = typed.Given(Slot) };

    public static VisitAccess? Access(this Answers typed, string booking) => typed.AccessKey() is { } key ? new(booking, key) : null;
}
