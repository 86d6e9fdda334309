using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Content;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Staff;

/// <summary>
/// Adds a closure or another number of counters to a schedule. It is an edit of the schedule's file like any other: there is one truth
/// about what is open. The same again changes nothing.
/// </summary>
public sealed class ChangeSchedule(ScheduleFiles files, ForeseePublication foresee, TimeProvider clock)
{
    private const int Tries = 5;

    /// <param name="isDryRun">Only tell what it would mean.</param>
    public async Task<Answer<ChangedSchedule>> HandleAsync(
        string service, ScheduleEntry entry, bool isDryRun, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await files.FindAsync(service, cancellationToken) is not { File: { } file } before)
            {
                return new(ScheduleFiles.Unknown);
            }

            var edit = Read(service, file, entry);
            if (edit.Value is not { } wanted)
            {
                return new(edit.Refusal!);
            }

            if (wanted.IsKnown || isDryRun || await files.SaveAsync(before, wanted.Bytes, cancellationToken))
            {
                var foreseen = await foresee.HandleAsync(wanted.Schedule, entry.Days(wanted.Schedule), cancellationToken);
                return new(new ChangedSchedule(
                    service, EditedFile.TagOf(wanted.IsKnown || isDryRun ? file.Bytes.Span : wanted.Bytes), !wanted.IsKnown, isDryRun, foreseen));
            }
        }

        return new(EditedFiles.Outdated);
    }

    private Answer<Edit> Read(string service, ContentFile file, ScheduleEntry entry)
    {
        var known = files.Read(service, file.Bytes);
        if (known.Value is not { } before)
        {
            return new(known.Refusal!);
        }

        var bytes = entry.AddTo(file.Utf8());
        var read = files.Read(service, bytes);
        return read.Value is not { } after ? new(InTheEntry(read.Refusal!, entry, entry.Count(before)))
            : IsOver(entry.Days(after)) is { } over ? new(over)
            : new(new Edit(after, bytes, entry.IsKnown(before, after)));
    }

    /// <summary>Days that are over cannot be meant: somebody mistyped the year.</summary>
    private Refusal? IsOver(DateInterval days)
    {
        var today = LocalDate.FromDateOnly(OfficeTime.Day(clock.GetUtcNow()));
        return days.End >= today
            ? null
            : new("request-invalid", 422, new FieldError("until", "date-too-early", ("earliest", LocalDatePattern.Iso.Format(today))));
    }

    /// <summary>Whoever sent the entry knows its members, not where in the file it would have stood.</summary>
    private static Refusal InTheEntry(Refusal refusal, ScheduleEntry entry, int place)
    {
        var own = string.Create(CultureInfo.InvariantCulture, $"{entry.List}.{place}");
        return refusal with
        {
            Errors = [.. refusal.Errors.Select(e => e with
            {
                Field = e.Field.StartsWith(own, StringComparison.Ordinal) ? e.Field[own.Length..].TrimStart('.') : e.Field,
            })],
        };
    }

    private sealed record Edit(Schedule Schedule, byte[] Bytes, bool IsKnown);
}
