using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;
using Schalter.Services.Submissions;

namespace Schalter.Services.Emergencies;

/// <summary>
/// Makes a registration of a checked case, and follows what becomes of the case: its proof is accepted, or it is withdrawn. May run twice,
/// late or out of order: what the case and the registration say now decides.
/// </summary>
public sealed class FollowEmergency(
    GetCase cases, EmergencyServices services, EmergencyStore store, DeclineEmergency decline, MailedCodes codes, DeadlineStore deadlines,
    ServiceSecrets secrets, TimeProvider clock)
{
    /// <summary>What the mailed code is made for.</summary>
    internal const string CodePurpose = "confirm-emergency";

    /// <exception cref="EmergencyBusyException">Others change it at the same time.</exception>
    public async Task HandleAsync(EmergencyReceived message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if ((await cases.HandleAsync(message.Reference, cancellationToken)).Value is not { } found)
        {
            return;
        }

        var entry = await store.FindAsync(found.Reference, cancellationToken);
        var isDone = (entry, found.Answers) switch
        {
            (null, not null) => services.Of(found.Form) is not { } service || await OpenAsync(found, service.Id, cancellationToken),
            ({ IsLive: true }, null) => await decline.EndAsync(entry, cancellationToken),
            ({ IsLive: true, Proofs: null }, not null) => await ProveAsync(entry, found, cancellationToken),
            _ => true,
        };
        if (!isDone)
        {
            throw new EmergencyBusyException();
        }
    }

    private async Task<bool> OpenAsync(CaseDetails found, string service, CancellationToken cancellationToken)
    {
        var answers = found.Answers!;
        var person = PersonKey.Of(
            secrets, answers[BookingForm.FamilyName]!, answers[BookingForm.GivenNames], answers[BookingForm.DateOfBirth]!, documentNumber: null);
        var entry = EmergencyRules.WithProof(
            EmergencyRules.Open(found, service, person) with { Lot = UrgencyOrder.LotOf(secrets, found.Reference) }, found);
        await deadlines.SetAsync(EmergencyRules.DueOn(entry), EmergencyNames.Deadline, entry.Id, cancellationToken);
        return await store.CommitAsync(entry, EmergencyEvents.OfRegistration(entry, codes.For(CodePurpose, entry.Id), clock.GetUtcNow()), cancellationToken);
    }

    private async Task<bool> ProveAsync(EmergencyEntry entry, CaseDetails found, CancellationToken cancellationToken)
    {
        var proved = EmergencyRules.WithProof(entry, found);
        if (proved == entry)
        {
            return true;
        }

        if (proved.Status == EmergencyStatus.Checked)
        {
            await store.QueueAsync(proved, cancellationToken);
        }

        return await store.CommitAsync(proved, null, cancellationToken);
    }
}

/// <summary>Somebody else is at it: look again in a moment.</summary>
public sealed class EmergencyBusyException : NotNowException
{
    public EmergencyBusyException()
    {
    }

    public EmergencyBusyException(string message)
        : base(message)
    {
    }

    public EmergencyBusyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
