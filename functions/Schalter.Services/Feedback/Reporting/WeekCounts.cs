using Schalter.Services.Feedback.Counting;

namespace Schalter.Services.Feedback.Reporting;

/// <summary>What was counted in a week, to be asked for by name, subject and detail.</summary>
public sealed class WeekCounts(IReadOnlyList<(Counted What, long Count)> counts)
{
    /// <summary>As counted, by day.</summary>
    public IReadOnlyList<(Counted What, long Count)> All { get; } = counts;

    public long Sum(string name, string? subject = null) =>
        All.Where(c => c.What.Name == name && (subject is null || c.What.Subject == subject)).Sum(c => c.Count);

    public long OfDay(DateOnly day, string name) => All.Where(c => c.What.Day == day && c.What.Name == name).Sum(c => c.Count);

    /// <summary>What was counted under one of these names, in order.</summary>
    public IReadOnlyList<string> Subjects(params ReadOnlySpan<string> names)
    {
        var wanted = names.ToArray();
        return [.. All.Where(c => wanted.Contains(c.What.Name)).Select(c => c.What.Subject).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>By subject and detail, most frequent first.</summary>
    public IEnumerable<(string Subject, string Detail, long Count)> Details(string name) => All.Where(c => c.What.Name == name)
        .GroupBy(c => (c.What.Subject, c.What.Detail), (key, all) => (key.Subject, key.Detail, all.Sum(c => c.Count)))
        .OrderByDescending(d => d.Item3).ThenBy(d => d.Subject, StringComparer.Ordinal).ThenBy(d => d.Detail, StringComparer.Ordinal);

    /// <summary>The range in which the middle one lies; null when nothing was counted.</summary>
    public string? Median(string name, string subject)
    {
        var ranges = Details(name).Where(d => d.Subject == subject).OrderBy(d => Spans.From(d.Detail)).ToList();
        var (half, sum) = (ranges.Sum(r => r.Count) / 2.0, 0L);
        foreach (var range in ranges)
        {
            sum += range.Count;
            if (sum >= half)
            {
                return range.Detail;
            }
        }

        return null;
    }
}
