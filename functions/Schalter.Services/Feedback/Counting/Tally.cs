using System.Collections.Concurrent;
using Schalter.Services.Platform;

namespace Schalter.Services.Feedback.Counting;

/// <summary>What is counted on a day. Words and ids of the content only, never anything of a person.</summary>
/// <param name="Name">What happened: <c>form-completed</c>.</param>
/// <param name="Subject">Form, service or page it happened to.</param>
/// <param name="Detail">Field or range; empty for none.</param>
public readonly record struct Counted(DateOnly Day, string Name, string Subject, string Detail);

/// <summary>
/// What this instance has counted since it started, by day. Counting is one look into memory: nobody waits for storage because of a statistic.
/// What was not yet written is lost with a process that dies.
/// </summary>
public sealed class Tally(TimeProvider clock)
{
    private readonly ConcurrentDictionary<Counted, Cell> cells = new();

    /// <param name="subject">Id of the content; whoever counts has looked that there is such a thing.</param>
    public void Add(string name, string subject, string detail = "", long n = 1)
    {
        var cell = cells.GetOrAdd(new(OfficeTime.Day(clock.GetUtcNow()), name, subject, detail), _ => new());
        Interlocked.Add(ref cell.Count, n);
    }

    /// <summary>What has changed since it was last kept, with all of the day's count.</summary>
    internal IReadOnlyList<(Counted What, long Count)> Unkept() =>
        [.. cells.Select(c => (c.Key, Count: Interlocked.Read(ref c.Value.Count), c.Value.Kept)).Where(c => c.Count != c.Kept).Select(c => (c.Key, c.Count))];

    /// <summary>Notes what is written, and forgets days that nothing can be added to any more.</summary>
    internal void Keep(IEnumerable<(Counted What, long Count)> written)
    {
        foreach (var (what, count) in written)
        {
            cells[what].Kept = count;
        }

        var yesterday = OfficeTime.Day(clock.GetUtcNow()).AddDays(-1);
        foreach (var (what, cell) in cells.Where(c => c.Key.Day < yesterday && c.Value.Kept == c.Value.Count))
        {
            cells.TryRemove(KeyValuePair.Create(what, cell));
        }
    }

    private sealed class Cell
    {
        public long Count;
        public long Kept;
    }
}
