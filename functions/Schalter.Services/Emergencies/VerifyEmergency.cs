using Schalter.Services.Platform;
using Schalter.Services.Privacy;
using Schalter.Services.Submissions;

namespace Schalter.Services.Emergencies;

/// <summary>
/// Makes a registration count, by the code that only its mailbox got. Not before: so nobody can keep another person out of the queue by
/// registering in their name. Doing it again says the same.
/// </summary>
public sealed class VerifyEmergency(EmergencyStore store, CaseChanges cases, MailedCodes codes, AccessKeys keys, EndEmergency end, DeadlineStore deadlines,
    TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>A wrong code is answered like an unknown registration, and without a look into the tables.</summary>
    /// <param name="accessKey">Lets somebody who sent the same twice use the second reference: the code is that of the first.</param>
    public async Task<Answer<EmergencyEntry>> HandleAsync(string emergency, string? code, string? accessKey, CancellationToken cancellationToken) =>
        ReferenceNumber.TryParse(emergency, out var reference) && await FirstAsync(reference, code, accessKey, cancellationToken) is { } first
            ? await VerifyAsync(first, cancellationToken)
            : new(GetEmergency.Unknown);

    private async Task<string?> FirstAsync(ReferenceNumber reference, string? code, string? accessKey, CancellationToken cancellationToken)
    {
        if (codes.Opens(FollowEmergency.CodePurpose, reference.Value, code))
        {
            return reference.Value;
        }

        var first = keys.Opens(reference, accessKey) ? await cases.FirstReferenceAsync(reference, cancellationToken) : null;
        return first is not null && codes.Opens(FollowEmergency.CodePurpose, first, code) ? first : null;
    }

    private async Task<Answer<EmergencyEntry>> VerifyAsync(string first, CancellationToken cancellationToken)
    {
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

    /// <returns>Null when it has to be looked at again.</returns>
    private async Task<Answer<EmergencyEntry>?> VerifyAsync(EmergencyEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Status != EmergencyStatus.Registered)
        {
            return entry.Reason == EmergencyRules.AlreadyRegistered ? new(AlreadyRegistered) : entry.IsLive ? new(entry) : new(Over);
        }

        if (!EmergencyRules.MayVerify(entry, clock.GetUtcNow()))
        {
            return new(Over);
        }

        return await store.ClaimAsync(entry, cancellationToken) switch
        {
            null => await CommitAsync(entry, cancellationToken) is { } verified ? new(verified) : null,
            { Counts: true } => await end.HandleAsync(entry, EmergencyStatus.Rejected, EmergencyRules.AlreadyRegistered, cancellationToken) is null
                ? null
                : new(AlreadyRegistered),
            var other => await FinishAsync(other, cancellationToken),
        };
    }

    /// <summary>
    /// Its code was entered first, and it is being written this moment, or the process died before it was. Done here it counts at once, and
    /// the two cannot overtake each other; one that died too long ago keeps nobody out.
    /// </summary>
    /// <returns>Null: the one that was asked for has to be looked at again.</returns>
    private async Task<Answer<EmergencyEntry>?> FinishAsync(EmergencyEntry other, CancellationToken cancellationToken)
    {
        _ = EmergencyRules.MayVerify(other, clock.GetUtcNow())
            ? await CommitAsync(other, cancellationToken)
            : await end.ExpireAsync(other, cancellationToken);
        return null;
    }

    /// <returns>Null when somebody else changed it.</returns>
    private async Task<EmergencyEntry?> CommitAsync(EmergencyEntry entry, CancellationToken cancellationToken)
    {
        var verified = EmergencyRules.Verify(entry);
        await deadlines.SetAsync(EmergencyRules.DueOn(verified), EmergencyNames.Deadline, entry.Id, cancellationToken);
        if (verified.Status == EmergencyStatus.Checked)
        {
            await store.QueueAsync(verified, cancellationToken);
        }

        return await store.CommitAsync(verified, null, cancellationToken) ? verified : null;
    }

    private static Refusal AlreadyRegistered => new("already-registered", 409);

    private static Refusal Over => new("emergency-over", 410);
}
