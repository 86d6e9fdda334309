using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>
/// Whether a case is there, and is that of the person who books: a number alone, which is no secret, gets nobody an appointment. A case
/// whose online copy is gone by then still is one.
/// </summary>
public sealed class CheckCase(GetCaseAnswers cases)
{
    private static Refusal Unknown => new("answers-invalid", 422, new FieldError(BookingForm.CaseReference, "case-unknown"));

    /// <returns>Null when the booking names none, or the right one; somebody else's is answered like one that is not there.</returns>
    public async Task<Refusal?> HandleAsync(Booking booking, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(booking);
        if (booking.CaseReference is null)
        {
            return null;
        }

        var found = await cases.HandleAsync(booking.CaseReference, cancellationToken);
        return found.Value is { } answers && IsTheirs(booking, answers) ? null : Unknown;
    }

    /// <summary>Some forms ask for no person, such as those of employers: there the office decides.</summary>
    private static bool IsTheirs(Booking booking, Answers answers) =>
        answers[BookingForm.FamilyName] is not { } familyName || answers[BookingForm.DateOfBirth] is not { } born
        || (AsWritten.Name(familyName, answers[BookingForm.GivenNames]) == AsWritten.Name(booking.FamilyName, booking.GivenNames)
            && IsSameDay(born, booking.DateOfBirth!));

    /// <summary>Either may be known in part only: 1990 and 1990-05-17 do not contradict each other.</summary>
    private static bool IsSameDay(string born, string given) =>
        born.StartsWith(given, StringComparison.Ordinal) || given.StartsWith(born, StringComparison.Ordinal);
}
