using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Submissions;

namespace Schalter.Services.Appointments.Staff;

/// <summary>Another number of counters on some days, such as when staff is ill; as in the file of the schedule.</summary>
/// <param name="FromTime">Null: all day.</param>
/// <param name="Location">Null: all of them.</param>
/// <param name="Reason">For the audit trail; it does not stand in the file.</param>
public sealed record CapacityInput(
    string? From = null, string? Until = null, string? FromTime = null, string? UntilTime = null, string? Location = null, int? Counters = null,
    string? Reason = null) : IOfficeInput;

/// <summary>Days without service.</summary>
/// <inheritdoc cref="CapacityInput"/>
public sealed record ClosureInput(string? From = null, string? Until = null, string? Location = null, string? Reason = null) : IOfficeInput;

/// <summary>One entry more in a list of a schedule's file.</summary>
/// <param name="List">Name of the list.</param>
/// <param name="Days">The days of the last entry of the list.</param>
/// <param name="IsKnown">Whether a schedule says already what the last entry of another one says.</param>
public sealed record ScheduleEntry(
    string List, JsonObject Json, Func<Schedule, int> Count, Func<Schedule, DateInterval> Days, Func<Schedule, Schedule, bool> IsKnown)
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ScheduleEntry Of(CapacityInput input) => new(
        "capacity",
        Object(
            ("from", input.From), ("until", input.Until), ("fromTime", input.FromTime), ("untilTime", input.UntilTime), ("location", input.Location),
            ("counters", input.Counters)),
        s => s.Capacity.Count, s => s.Capacity[^1].Days, (before, after) => IsInForce(before.Capacity, after.Capacity[^1]));

    public static ScheduleEntry Of(ClosureInput input) => new(
        "closures", Object(("from", input.From), ("until", input.Until), ("location", input.Location)),
        s => s.Closures.Count, s => s.Closures[^1].Days, (before, after) => before.Closures.Contains(after.Closures[^1]));

    /// <summary>The file with the entry at the end of its list. Comments do not survive it.</summary>
    public byte[] AddTo(ReadOnlySpan<byte> file)
    {
        var json = JsonNode.Parse(file, documentOptions: ScheduleFiles.Lenient)!.AsObject();
        var list = json[List]?.AsArray() ?? [];
        json[List] = list;
        list.Add(Json.DeepClone());
        return Encoding.UTF8.GetBytes(json.ToJsonString(Written) + "\n");
    }

    /// <summary>Of several that cover a day the last one counts: one that another has overruled since is not in force.</summary>
    private static bool IsInForce(IReadOnlyList<CapacityChange> entries, CapacityChange wanted) =>
        entries.LastOrDefault(e => e == wanted || e.Days.Intersection(wanted.Days) is not null) == wanted;

    private static JsonObject Object(params IEnumerable<(string Name, JsonNode? Value)> members) =>
        new(members.Where(m => m.Value is not null).Select(m => KeyValuePair.Create(m.Name, m.Value)));
}
