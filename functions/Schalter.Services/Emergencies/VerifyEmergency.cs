using Schalter.Services.Platform;
using Schalter.Services.Privacy;
using Schalter.Services.Submissions;

namespace Schalter.Services.Emergencies;

/// <summary>
/// Makes a registration count, by the code that only its mailbox got. Not before: so nobody can keep another person out of the queue by
/// registering in their name. Doing it again says the same.
/// </summary>
public sealed class VerifyEmergency(EmergencyStore store, CaseChanges cases, MailedCodes codes, EndEmergency end, DeadlineStore deadlines, TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>A wrong code is answered like an unknown registration.</summary>
    public async Task<Answer<EmergencyEntry>> HandleAsync(string emergency, string? code, CancellationToken cancellationToken)
    {
        if (!ReferenceNumber.TryParse(emergency, out var reference))
        {
            return new(GetEmergency.Unknown);
        }

        var first = await cases.FirstReferenceAsync(reference, cancellationToken);
        if (!codes.Opens(FollowEmergency.CodePurpose, first, code))
        {
            return new(GetEmergency.Unknown);
        }

        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await store.FindAsync(first, cancellationToken) is not { } entry)
            {
                return new(GetEmergency.Unknown);
            }

            if (await VerifyAsync(entry, cancellationToken) is { } answer)
            {
                return answer;
            }
        }

        return new(new Refusal("try-again", 409));
    }

    /// <returns>Null when somebody else changed it.</returns>
    private async Task<Answer<EmergencyEntry>?> VerifyAsync(EmergencyEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Status != EmergencyStatus.Registered)
        {
            return entry.Reason == EmergencyRules.AlreadyRegistered ? new(AlreadyRegistered) : new(entry);
        }

        if (!EmergencyRules.MayVerify(entry, clock.GetUtcNow()))
        {
            return new(new Refusal("emergency-over", 410));
        }

        if (await store.ClaimAsync(entry, cancellationToken) is not null)
        {
            return await end.HandleAsync(entry, EmergencyStatus.Rejected, EmergencyRules.AlreadyRegistered, cancellationToken) is null
                ? null
                : new(AlreadyRegistered);
        }

        var verified = EmergencyRules.Verify(entry);
        await deadlines.SetAsync(EmergencyRules.DueOn(verified), EmergencyNames.Deadline, entry.Id, cancellationToken);
        if (verified.Status == EmergencyStatus.Checked)
        {
            await store.QueueAsync(verified, cancellationToken);
        }

        return await store.CommitAsync(verified, null, cancellationToken) ? new(verified) : null;
    }

    private static Refusal AlreadyRegistered => new("already-registered", 409);
}
