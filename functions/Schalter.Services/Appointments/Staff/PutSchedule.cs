using Schalter.Services.Content;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Staff;

/// <param name="IfMatch">Version of the file it was made from; null when there is none yet.</param>
/// <param name="DryRun">Only tell what it would mean.</param>
public sealed record ScheduleInput(ReadOnlyMemory<byte> Bytes, string? IfMatch, bool DryRun);

/// <param name="Version">Of the file as it lies there now.</param>
/// <param name="Changed">False when it said so already, or nothing was to be done.</param>
/// <param name="Foreseen">What the next run of the publisher makes of it; it comes when the file is in use, within a minute.</param>
public sealed record ChangedSchedule(string Service, string Version, bool Changed, bool DryRun, Foreseen Foreseen);

/// <summary>Puts another file in the place of a schedule. Who does not know the newest one changes nothing.</summary>
public sealed class PutSchedule(ScheduleFiles files, ForeseePublication foresee)
{
    public async Task<Answer<ChangedSchedule>> HandleAsync(string service, ScheduleInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await files.FindAsync(service, cancellationToken) is not { } before)
        {
            return new(ScheduleFiles.Unknown);
        }

        if (before.RefusalOf(input.Bytes, input.IfMatch) is { } refusal)
        {
            return new(refusal);
        }

        var read = files.Read(service, input.Bytes);
        if (read.Value is not { } schedule)
        {
            return new(read.Refusal!);
        }

        var version = EditedFile.TagOf(input.Bytes.Span);
        var answer = new ChangedSchedule(
            service, version, before.Tag != version, input.DryRun, await foresee.HandleAsync(schedule, null, cancellationToken));
        return input.DryRun || await files.ReplaceAsync(before, input.Bytes, cancellationToken) ? new(answer) : new(EditedFiles.Outdated);
    }
}
