using System.Text.Json.Nodes;
using NodaTime.Text;
using Schalter.Services.Events;

namespace Schalter.Services.Feedback.Counting;

/// <param name="Detail">Empty for none.</param>
public sealed record EventCount(string Name, string Subject, string Detail = "", long N = 1);

/// <summary>What an event adds to the day's counts: demand follows from what is committed, so no use case has to think of statistics.</summary>
public static class EventCounts
{
    public const string DaysAhead = "days-ahead";

    private static readonly string[] Subjects = ["service", "form"];

    public static IEnumerable<EventCount> Of(EventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Type.Split('.') is not [_, var area, var word, ..])
        {
            yield break;
        }

        var subject = Subjects.Select(s => row.Attributes.GetValueOrDefault(s)).FirstOrDefault(s => s is not null) ?? "all";
        yield return new($"{area}-{word}", subject, N: (word.StartsWith("slots-", StringComparison.Ordinal) ? Number(row.Data, "places") : null) ?? 1);
        if (word == "booked" && row.Data["start"]?.GetValue<string>() is { } start && InstantPattern.General.Parse(start) is { Success: true } parsed)
        {
            yield return new(DaysAhead, subject, Spans.Days(parsed.Value.ToDateTimeOffset() - row.Time));
        }
    }

    private static long? Number(JsonObject data, string name) => data[name] is JsonValue value && value.TryGetValue(out int number) ? number : null;
}
