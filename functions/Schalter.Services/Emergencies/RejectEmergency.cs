using Schalter.Services.Appointments.Offers;
using Schalter.Services.Appointments.Staff;
using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Services.Emergencies;

/// <param name="Code">Why: one of <see cref="RejectEmergency.Codes"/>; the person reads its text.</param>
/// <param name="Reason">For the audit trail alone.</param>
public sealed record RejectEmergencyInput(string? Code = null, string? Reason = null) : IOfficeInput;

/// <summary>Takes a registration out of the queue, or sends somebody away at the door; the person is told why and may register anew.</summary>
public sealed class RejectEmergency(EmergencyStore store, CaseChanges cases, KeepPlace keep, CancelByOffice cancel, EndEmergency end)
{
    /// <summary>Each has its text: <c>emergencies.reason.{code}</c>.</summary>
    public static readonly IReadOnlyList<string> Codes =
        ["data-differ", "not-urgent", "proof-insufficient", "not-competent", "other-way", EmergencyRules.AlreadyRegistered];

    private const int Tries = 5;

    public async Task<Answer<EmergencyDetails>> HandleAsync(string emergency, RejectEmergencyInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Code is not { } code || !Codes.Contains(code))
        {
            return new(new Refusal("request-invalid", 422, new FieldError("code", input.Code is null ? "required" : "choice-unknown")));
        }

        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var entry = ReferenceNumber.TryParse(emergency, out var reference)
                ? await store.FindAsync(await cases.FirstReferenceAsync(reference, cancellationToken), cancellationToken)
                : null;
            if (entry is null)
            {
                return new(GetEmergency.Unknown);
            }

            if (await RejectAsync(entry, code, cancellationToken) is { } answer)
            {
                return answer;
            }
        }

        return new(new Refusal("try-again", 409));
    }

    /// <returns>Null when somebody else changed it.</returns>
    private async Task<Answer<EmergencyDetails>?> RejectAsync(EmergencyEntry entry, string code, CancellationToken cancellationToken)
    {
        if (!entry.IsLive)
        {
            return entry.Reason == code ? new(EmergencyDetails.Of(entry)) : new(new Refusal("emergency-over", 410));
        }

        await CancelAsync(entry, code, cancellationToken);
        return await end.HandleAsync(entry, EmergencyStatus.Rejected, code, cancellationToken) is { IsLive: false } ended
            ? new(EmergencyDetails.Of(ended))
            : null;
    }

    /// <summary>An appointment that is over cannot be called off, and need not be.</summary>
    private async Task CancelAsync(EmergencyEntry entry, string code, CancellationToken cancellationToken)
    {
        if ((entry.Booking ?? await keep.BookedAsync(entry.Offeree, entry.Offer, cancellationToken)) is { } booking)
        {
            await cancel.HandleAsync(booking, new(code), cancellationToken);
        }
    }
}
