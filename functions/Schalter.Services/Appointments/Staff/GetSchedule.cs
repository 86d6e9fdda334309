using System.Text.Json.Nodes;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Staff;

/// <param name="Json">Without the comments that the file may have.</param>
/// <param name="Version">Of what lies there, to be sent back with a change.</param>
public sealed record ScheduleText(JsonNode Json, string Version);

/// <summary>
/// Shows the schedule of a service as its file has it. When somebody has put one with a mistake there, the one before it is still in
/// use and is shown; a change then replaces the one with the mistake.
/// </summary>
public sealed class GetSchedule(ScheduleFiles files)
{
    public async Task<Answer<ScheduleText>> HandleAsync(string service, CancellationToken cancellationToken)
    {
        if (await files.FindAsync(service, cancellationToken) is not { File: { } stored, Tag: { } tag })
        {
            return new(ScheduleFiles.Unknown);
        }

        var shown = files.Read(service, stored.Bytes).Value is null ? files.InUse(service) : stored;
        return shown is null
            ? new(ScheduleFiles.Unknown)
            : new(new ScheduleText(JsonNode.Parse(shown.Utf8(), documentOptions: ScheduleFiles.Lenient)!, tag));
    }
}
