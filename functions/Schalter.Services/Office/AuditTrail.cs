using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;
using Schalter.Services.Submissions;

namespace Schalter.Services.Office;

/// <summary>
/// Notes who does what with personal data (Art. 5 Abs. 2, Art. 32 DSGVO; § 76 BDSG as the model). Nothing is shown or changed unless
/// the note is written: when it cannot be, the act fails.
/// </summary>
public sealed class AuditTrail(
    AuditStore store, CaseChanges cases, DeadlineStore deadlines, TimeProvider clock, IConfiguration configuration, ILogger<AuditTrail> log)
{
    public const string DeadlineKind = "audit";
    public const string Done = "done";
    private const string Begun = "begun";
    private const int IdBytes = 8;
    private const int PurposeLength = 200;

    private readonly int keptDays = OfficeSettings.AuditDays(configuration);
    private DateOnly deadlineSetFor;

    /// <summary>Looks, notes what came of it, and only then gives it out.</summary>
    public async Task<Answer<T>> ShowAsync<T>(AuditedAct act, Func<Task<Answer<T>>> look, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(look);
        var answer = await look();
        try
        {
            await NoteAsync(act, answer.Refusal?.Code ?? Done, cancellationToken);
            return answer;
        }
        catch
        {
            await DisposeAsync(answer.Value);
            throw;
        }
    }

    /// <summary>Notes that it begins, changes, notes the outcome.</summary>
    public async Task<Answer<T>> ChangeAsync<T>(AuditedAct act, Func<Task<Answer<T>>> change, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(change);
        var entry = await NoteAsync(act, Begun, cancellationToken);
        var answer = await change();
        try
        {
            await store.SetOutcomeAsync(entry, answer.Refusal?.Code ?? Done, cancellationToken);
        }
        catch (Exception outage) when (Outages.IsOutage(outage, cancellationToken))
        {
            // It is done and its events say so; to answer "failed" now would be the greater lie.
            log.LogWarning(outage, "AuditOutcomeNotWritten: {Act} {Entry}", act.Name, entry.Id);
        }

        return answer;
    }

    /// <summary>Notes what is known from the start, such as somebody without the role knocking.</summary>
    public async Task<AuditEntry> NoteAsync(AuditedAct act, string outcome, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(act);
        var now = clock.GetUtcNow();
        await SetDeadlineAsync(DateOnly.FromDateTime(now.UtcDateTime), cancellationToken);
        var id = string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyyMMddTHHmmssfffffff}-{RandomNumberGenerator.GetHexString(IdBytes * 2, lowercase: true)}");
        var entry = new AuditEntry(
            id, now, act.Caller.Subject, act.Caller.Issuer, act.Role, act.Name, await ReferenceOfAsync(act.Reference, cancellationToken), Short(act.Item), Short(act.Purpose),
            outcome);
        await store.AddAsync(entry, cancellationToken);
        return entry;
    }

    /// <summary>The day on which the day's entries go stands before the first of them; said once a day by each process.</summary>
    private async Task SetDeadlineAsync(DateOnly day, CancellationToken cancellationToken)
    {
        if (deadlineSetFor != day)
        {
            await deadlines.SetAsync(
                day.AddDays(keptDays), DeadlineKind, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), cancellationToken);
            deadlineSetFor = day;
        }
    }

    /// <summary>
    /// The case, whichever of its references was used: who asks for the case finds every look at it. What is no reference was typed by
    /// somebody and may say anything: it is not kept.
    /// </summary>
    private async Task<string?> ReferenceOfAsync(string? typed, CancellationToken cancellationToken) =>
        ReferenceNumber.TryParse(typed, out var reference) ? await cases.FirstReferenceAsync(reference, cancellationToken)
        : typed is null ? null
        : "invalid";

    private static string? Short(string? text)
    {
        var clean = text is null ? string.Empty : string.Concat(text.Where(c => !char.IsControl(c) && !char.IsSurrogate(c))).Trim();
        return clean.Length == 0 ? null : clean.Length <= PurposeLength ? clean : clean[..PurposeLength];
    }

    private static ValueTask DisposeAsync(object? value) => value is CaseFile file ? file.Content.DisposeAsync() : ValueTask.CompletedTask;
}
