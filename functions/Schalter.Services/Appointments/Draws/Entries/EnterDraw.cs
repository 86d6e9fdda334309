using NodaTime.Text;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Protection.Proofs;

namespace Schalter.Services.Appointments.Draws.Entries;

/// <param name="Answers">What a booking asks for.</param>
/// <param name="Days">Days that suit (ISO 8601), the best first; none: any.</param>
/// <param name="Proof">Where the service asks for one.</param>
public sealed record EnterInput(Answers Answers, IReadOnlyList<string> Days, string Language, GivenProof? Proof = null);

/// <param name="AccessKey">Opens the entry; derived from its reference, never stored.</param>
public sealed record EnteredDraw(DrawEntry Entry, DrawState Draw, string AccessKey);

/// <summary>Takes somebody into a draw. The same person takes part once, whatever way the name is written; early or late is the same.</summary>
public sealed class EnterDraw(
    ScheduleCatalogue schedules, OpenDraws open, DrawEntryStore store, CheckProof proofs, ServiceSecrets secrets, AccessKeys keys,
    TimeProvider clock)
{
    private const int MostDays = 31;

    /// <summary>Less than the list of entries waits before it is closed: who hears "entered" is on it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public async Task<Answer<EnteredDraw>> HandleAsync(string service, string draw, EnterInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var schedule = schedules.Find(service);
        var found = await open.FindAsync(service, draw, schedule?.Draws.FirstOrDefault(d => d.Id == draw), cancellationToken);
        if (found.Value is not { } state || schedule is null)
        {
            return new(found.Refusal ?? OpenDraws.Unknown);
        }

        var check = AnswerCheck.Check(BookingForm.Of(schedule), input.Answers, OfficeTime.Day(clock.GetUtcNow()));
        List<FieldError> errors = [.. check.Errors, .. WrongDays(schedule, state.Rules, input.Days)];
        return errors.Count > 0
            ? new(new Refusal("answers-invalid", 422, errors))
            : await EnterAsync(schedule, state, Entry(schedule, state, check.Answers, input), input.Proof, cancellationToken);
    }

    private static IEnumerable<FieldError> WrongDays(Schedule schedule, Draw rules, IReadOnlyList<string> days)
    {
        if (days.Count > MostDays)
        {
            yield return new(DrawForm.Days, "too-many-entries", ("max", $"{MostDays}"));
        }
        else if (days.Distinct(StringComparer.Ordinal).Count() < days.Count || days.Any(d => !IsDrawnFor(schedule, rules, d)))
        {
            yield return new(DrawForm.Days, "choice-unknown");
        }
    }

    private static bool IsDrawnFor(Schedule schedule, Draw rules, string day) => LocalDatePattern.Iso.Parse(day) is { Success: true, Value: var date }
        && rules.Covers(date) && DayPlan.Of(schedule, date, OfficeTime.Zone).Count > 0;

    private DrawEntry Entry(Schedule schedule, DrawState state, Answers answers, EnterInput input)
    {
        var given = answers.Values.Where(a => a.Value.Count > 0).ToDictionary(a => a.Key, a => a.Value[0], StringComparer.Ordinal);

        // A number could be invented anew for every entry: in a draw name and birth date alone decide.
        var known = schedule with { Terms = schedule.Terms with { DocumentNumber = false } };
        var person = PersonKey.Of(secrets, state.SecretVersion, known, name => given.GetValueOrDefault(name));
        var reference = ReferenceNumber.Derive(secrets.Mac(state.SecretVersion, "draw-entry", $"{state.Name}|{person}"));
        return new(
            reference.Value, state.Service, state.Rules.Id, DrawEntryStatus.Entered, given, input.Days, input.Language, clock.GetUtcNow(), 0);
    }

    /// <summary>Who knows all that the first one said is taken for the first one: nothing is asked again, and new days replace the old.</summary>
    private async Task<Answer<EnteredDraw>> EnterAsync(
        Schedule schedule, DrawState state, DrawEntry entry, GivenProof? proof, CancellationToken cancellationToken)
    {
        var known = await store.FindAsync(entry.Id, cancellationToken);
        if (known is { IsLive: true } && !IsSame(known, entry))
        {
            return new(new Refusal("already-entered", 409));
        }

        var isNew = known is not { IsLive: true };
        if (isNew && schedule.Terms.ProofOfWork && await proofs.SpendAsync(new(DrawProof.Name, schedule.Id), proof, cancellationToken) is { } unproven)
        {
            return new(unproven);
        }

        var wanted = isNew ? entry with { Version = known?.Version, Sequence = known?.Sequence ?? 0 } : known! with { Days = entry.Days };
        return await SaveAsync(state, wanted, entry, cancellationToken);
    }

    /// <param name="written">On top of what was read.</param>
    /// <param name="typed">What the person sent, with the time it came.</param>
    private async Task<Answer<EnteredDraw>> SaveAsync(DrawState state, DrawEntry written, DrawEntry typed, CancellationToken cancellationToken)
    {
        await store.ListAsync(written, cancellationToken);
        if (!await store.CommitAsync(written, null, cancellationToken))
        {
            // Somebody was faster with the same person: a second click, or somebody else.
            if (await store.FindAsync(written.Id, cancellationToken) is not { } first)
            {
                return new(new Refusal("try-again", 409));
            }

            await store.ListAsync(first, cancellationToken);
            if (!first.IsLive || !IsSame(first, typed))
            {
                return new(new Refusal("already-entered", 409));
            }

            written = first;
        }

        return clock.GetUtcNow() - typed.EnteredAt > Longest
            ? new(new Refusal("try-again", 409))
            : new(new EnteredDraw(written, state, keys.For(ReferenceNumber.TryParse(written.Id, out var reference) ? reference : default)));
    }

    private static bool IsSame(DrawEntry a, DrawEntry b) =>
        a.Answers.Count == b.Answers.Count && a.Answers.All(answer => b.Answers.GetValueOrDefault(answer.Key) == answer.Value);
}
