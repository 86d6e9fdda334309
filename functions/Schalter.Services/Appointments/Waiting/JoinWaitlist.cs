using Microsoft.Extensions.Options;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;

namespace Schalter.Services.Appointments.Waiting;

/// <param name="Answers">To <see cref="WaitingForm"/>, as typed.</param>
public sealed record JoinInput(Answers Answers, string Language);

/// <param name="AccessKey">Opens the entry; derived from its reference, never stored.</param>
public sealed record Joined(WaitingEntry Entry, string AccessKey);

/// <summary>Puts somebody at the end of a service's waiting list. The same person waits once per service.</summary>
public sealed class JoinWaitlist(
    ScheduleCatalogue schedules, WaitlistStore store, DeadlineStore deadlines, ServiceSecrets secrets, AccessKeys keys,
    IOptions<AppointmentSettings> settings, TimeProvider clock)
{
    public async Task<Answer<Joined>> HandleAsync(string service, JoinInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (schedules.FindBookable(service) is not { } schedule)
        {
            return new(new Refusal("service-unknown", 404));
        }

        var check = AnswerCheck.Check(WaitingForm.Of(schedule), input.Answers, OfficeTime.Day(clock.GetUtcNow()));
        return check.AreValid
            ? await JoinAsync(schedule, Entry(schedule, check.Answers, input.Language), cancellationToken)
            : new(new Refusal("answers-invalid", 422, check.Errors));
    }

    private WaitingEntry Entry(Schedule schedule, Answers answers, string language)
    {
        var reference = ReferenceOf(secrets.Current, schedule, answers);
        var given = answers.Values.Where(a => a.Value.Count > 0 && a.Key is not (WaitingForm.From or WaitingForm.Until))
            .ToDictionary(a => a.Key, a => a.Value[0], StringComparer.Ordinal);
        return new(reference, schedule.Id, WaitingStatus.Entered, given, language, clock.GetUtcNow(), 0)
        {
            From = answers[WaitingForm.From],
            Until = answers[WaitingForm.Until],
            FormerIds = [.. secrets.Versions.Where(v => v != secrets.Current).Select(v => ReferenceOf(v, schedule, answers))],
        };
    }

    private string ReferenceOf(int version, Schedule schedule, Answers answers) => ReferenceNumber.Derive(
        secrets.Mac(version, "waiting-list", $"{schedule.Id}|{PersonKey.Of(secrets, version, schedule, name => answers[name])}")).Value;

    /// <summary>Who knows all that the first one said is taken for the first one, who clicked twice.</summary>
    private async Task<Answer<Joined>> JoinAsync(Schedule schedule, WaitingEntry entry, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(entry, cancellationToken);
        if (known is { IsLive: true })
        {
            return IsSame(known, entry) ? await WithDaysAsync(schedule, known, entry, cancellationToken) : new(new Refusal("already-waiting", 409));
        }

        var last = OfficeTime.Day(clock.GetUtcNow()).AddDays(settings.Value.WaitingDays);
        await deadlines.SetAsync(last, AppointmentNames.WaitingDeadline, entry.Id, cancellationToken);
        var waiting = entry with { Version = known?.Version, Sequence = known?.Sequence ?? 0 };
        await store.QueueAsync(waiting, cancellationToken);
        return await store.CommitAsync(waiting, null, cancellationToken) ? Answer(waiting) : await JoinAgainAsync(schedule, waiting, cancellationToken);
    }

    /// <summary>The entry of this person, perhaps one made before the secret changed.</summary>
    private async Task<WaitingEntry?> KnownAsync(WaitingEntry entry, CancellationToken cancellationToken)
    {
        foreach (var former in entry.FormerIds)
        {
            if (await store.FindAsync(former, cancellationToken) is { IsLive: true } known)
            {
                return known;
            }
        }

        return await store.FindAsync(entry.Id, cancellationToken);
    }

    /// <summary>They keep their place in the line, also when other days suit them now.</summary>
    private async Task<Answer<Joined>> WithDaysAsync(Schedule schedule, WaitingEntry known, WaitingEntry entry, CancellationToken cancellationToken)
    {
        var wanted = known with { From = entry.From, Until = entry.Until };
        return wanted == known || await store.CommitAsync(wanted, null, cancellationToken)
            ? Answer(wanted)
            : await JoinAsync(schedule, entry, cancellationToken);
    }

    /// <summary>Somebody was faster with the same person.</summary>
    private async Task<Answer<Joined>> JoinAgainAsync(Schedule schedule, WaitingEntry entry, CancellationToken cancellationToken)
    {
        if ((await store.FindAsync(entry.Id, cancellationToken))?.EnteredAt != entry.EnteredAt)
        {
            await store.UnqueueAsync(LinePlace.Of(entry), cancellationToken);
        }

        return await JoinAsync(schedule, entry, cancellationToken);
    }

    private Answer<Joined> Answer(WaitingEntry entry) =>
        new(new Joined(entry, keys.For(ReferenceNumber.TryParse(entry.Id, out var reference) ? reference : default)));

    private static bool IsSame(WaitingEntry a, WaitingEntry b) =>
        a.Answers.Count == b.Answers.Count && a.Answers.All(answer => b.Answers.GetValueOrDefault(answer.Key) == answer.Value);
}
