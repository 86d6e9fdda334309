using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Schalter.Services.Appointments.Schedules;

namespace Schalter.Services.Tests.Appointments.Schedules;

/// <summary>Schedules for tests, written as the office writes them.</summary>
internal static class ASchedule
{
    public static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <summary>Every day from eight to ten, two counters, slots of 30 minutes; all places a week ahead at seven.</summary>
    private const string Simple = """
        {
          "group": "counter", "slotMinutes": 30, "locations": ["main"],
          "hours": [{ "days": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
            "from": "08:00", "until": "10:00", "counters": 2 }],
          "release": [{ "daysAhead": 7, "time": "07:00" }]
        }
        """;

    /// <param name="changes">Properties that replace those of the simple schedule.</param>
    /// <param name="hasTexts">Whether there is a text for whatever asks for one.</param>
    public static Schedule With(string changes = "{}", bool hasTexts = true, string id = "test") => Read(id, Simple, changes, hasTexts);

    /// <summary>One of the office's own, changed.</summary>
    public static Schedule Changed(string id, string changes) =>
        Read(id, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "content", "schedules", $"{id}.json")), changes, hasTexts: true);

    private static Schedule Read(string id, string text, string changes, bool hasTexts)
    {
        var json = JsonNode.Parse(text, documentOptions: new() { CommentHandling = JsonCommentHandling.Skip })!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(changes)!.AsObject())
        {
            json[name] = value?.DeepClone();
        }

        using var document = JsonDocument.Parse(json.ToJsonString());
        return ScheduleReader.Read(new($"schedules/{id}.json", "$", document.RootElement.Clone()), _ => hasTexts);
    }

    /// <summary>Start times on the office's wall clock, with counters where it is not one: <c>08:00x2</c>.</summary>
    public static IEnumerable<string> Times(Schedule schedule, LocalDate day) => DayPlan.Of(schedule, day, Berlin)
        .Select(s => s.Start.InZone(Berlin).ToString("HH:mm", null) + (s.Capacity == 1 ? string.Empty : $"x{s.Capacity}"));
}
