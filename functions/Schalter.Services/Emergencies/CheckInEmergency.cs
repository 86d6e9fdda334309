using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Staff;
using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Services.Emergencies;

/// <param name="Outcome"><c>attended</c> if not said, or <c>missed</c>.</param>
public sealed record CheckInInput(string? Outcome = null, string? Reason = null) : IOfficeInput;

/// <summary>
/// Notes at the door that somebody came, or that they did not: who did not come registers anew. The booking is told first, since it is what
/// the rule of one appointment per person looks at.
/// </summary>
public sealed class CheckInEmergency(EmergencyStore store, CaseChanges cases, NoteAttendance attendance, EndEmergency end)
{
    private const int Tries = 5;

    public async Task<Answer<EmergencyDetails>> HandleAsync(string emergency, CheckInInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!Enum.TryParse<BookingStatus>(input.Outcome ?? "attended", ignoreCase: true, out var outcome)
            || outcome is not (BookingStatus.Attended or BookingStatus.Missed))
        {
            return new(new Refusal("request-invalid", 422, new FieldError("outcome", "choice-unknown")));
        }

        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await FindAsync(emergency, cancellationToken) is not { } entry)
            {
                return new(GetEmergency.Unknown);
            }

            if (await NoteAsync(entry, outcome, cancellationToken) is { } answer)
            {
                return answer;
            }
        }

        return new(new Refusal("try-again", 409));
    }

    private async Task<EmergencyEntry?> FindAsync(string emergency, CancellationToken cancellationToken) =>
        ReferenceNumber.TryParse(emergency, out var reference)
            ? await store.FindAsync(await cases.FirstReferenceAsync(reference, cancellationToken), cancellationToken)
            : null;

    /// <returns>Null when somebody else changed it.</returns>
    private async Task<Answer<EmergencyDetails>?> NoteAsync(EmergencyEntry entry, BookingStatus outcome, CancellationToken cancellationToken)
    {
        var wanted = outcome == BookingStatus.Attended ? EmergencyStatus.Attended : EmergencyStatus.Missed;
        if (entry.Booking is not { } booking || entry.Status is not (EmergencyStatus.Confirmed or EmergencyStatus.Attended or EmergencyStatus.Missed))
        {
            return new(new Refusal("emergency-not-expected", 409));
        }

        var noted = await attendance.HandleAsync(booking, outcome, cancellationToken);
        return noted.Refusal is { } refusal ? new(refusal)
            : entry.Status == wanted ? new(EmergencyDetails.Of(entry))
            : await end.HandleAsync(entry, wanted, null, cancellationToken) is { } ended ? new(EmergencyDetails.Of(ended))
            : null;
    }
}
