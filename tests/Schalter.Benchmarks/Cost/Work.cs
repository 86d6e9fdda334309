namespace Schalter.Benchmarks.Cost;

/// <summary>What one thing that happens at the counter asks of Azure.</summary>
/// <param name="BlobWrites">Deleting is free.</param>
/// <param name="TableCalls">A transaction is one.</param>
/// <param name="FunctionCalls">Executions, each of at least a second of one instance when nothing else runs on it.</param>
/// <param name="Seconds">Time in which an instance works for it, at most: shared instances cost less.</param>
/// <param name="Megabytes">Kept for <see cref="Work.MonthsKept"/>, and looked at by the scanner.</param>
internal sealed record Work(
    string Name, double BlobWrites, double BlobReads, double TableCalls, double QueueCalls, double BusCalls, double FunctionCalls, double Seconds,
    double Megabytes)
{
    public const int Documents = 3;
    public const double MonthsKept = 3;
    private const double DocumentMegabytes = 1.2;
    private const double MegabytesLoggedPerCall = 0.0012;
    private const double MegabytesLoggedPerExecution = 0.003;

    /// <summary>Each commit has a fast message, a safety copy, and a second look of the copy: sent, taken and deleted, each with a look at the rows.</summary>
    private const int MessagesPerCommit = 3;
    private const int CallsPerMessage = 3;

    public double StorageCalls => BlobWrites + BlobReads + TableCalls + QueueCalls;

    /// <summary>Reading of queues is not logged; about a third of their calls.</summary>
    public double MegabytesLogged =>
        ((BlobWrites + BlobReads + TableCalls + (QueueCalls * 2 / 3)) * MegabytesLoggedPerCall) + (FunctionCalls * MegabytesLoggedPerExecution);

    /// <summary>
    /// An application with three documents, from the form to the team. Intake is measured (n + 2, <c>intake</c>); the rest is counted in the code:
    /// check (<c>ValidateSubmission</c>), routing (<c>RouteSubmission</c>), events (<c>PublishEvents</c>), a look at the status.
    /// </summary>
    public static Work Application { get; } = WithCommits(
        new("application, 3 documents", 0, 0, 0, 0, 0, 0, 0, Documents * DocumentMegabytes), commits: 3, events: 3) with
    {
        BlobWrites = (2 * Documents) + 1 + 1 + 1 + 2,
        BlobReads = Documents + 1 + 1,
    };

    /// <summary>Somebody looks at free times (twice), holds a place and books it. Six calls besides the look (docs/adr/0019).</summary>
    public static Work Booking { get; } = WithCommits(new("booking", 0, 0, 0, 0, 0, 0, 0, 0), commits: 1, events: 1);

    private static Work WithCommits(Work work, int commits, int events)
    {
        var isBooking = work.Megabytes == 0;
        var messages = commits * MessagesPerCommit;
        return work with
        {
            // booking: place, guard, index, transaction, look; application: four loads, three rows, three transactions, one status
            TableCalls = (isBooking ? 5 : 11) + messages + events,
            QueueCalls = (messages * CallsPerMessage) + (isBooking ? 0 : 2 * CallsPerMessage),
            BusCalls = events,
            // a page and its API: four executions besides those of the events
            FunctionCalls = messages + 4,
            Seconds = messages + (isBooking ? 4 : 8),
        };
    }
}
