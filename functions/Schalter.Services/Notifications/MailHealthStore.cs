using Azure.Data.Tables;

namespace Schalter.Services.Notifications;

/// <summary>What is known about the mail server.</summary>
/// <param name="WaitingSince">Age of the oldest mail that failed since it last took one.</param>
public sealed record MailNote(DateTimeOffset? SentAt, DateTimeOffset? FailedAt, string? Failure, DateTimeOffset? WaitingSince);

/// <summary>One row for the whole app: whoever answers for its health is seldom the instance that sends mails.</summary>
public sealed class MailHealthStore(TableServiceClient tables)
{
    /// <summary>No id of a mail begins so.</summary>
    private const string Key = "_health";

    private readonly TableClient table = tables.GetTableClient(MailRowStore.Table);

    public async Task<MailNote> ReadAsync(CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Key, Key, cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : new(null, null, null, null);
    }

    public Task NoteSentAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(new TableEntity(Key, Key) { [nameof(MailNote.SentAt)] = now }, TableUpdateMode.Merge, cancellationToken);

    /// <param name="waitingSince">When the mail that failed came to be.</param>
    public async Task NoteFailureAsync(DateTimeOffset now, string failure, DateTimeOffset waitingSince, CancellationToken cancellationToken)
    {
        var known = await ReadAsync(cancellationToken);
        var oldest = IsDown(known) && known.WaitingSince < waitingSince ? known.WaitingSince.Value : waitingSince;
        var note = new TableEntity(Key, Key)
        {
            [nameof(MailNote.FailedAt)] = now,
            [nameof(MailNote.Failure)] = failure,
            [nameof(MailNote.WaitingSince)] = oldest,
        };
        await table.UpsertEntityAsync(note, TableUpdateMode.Merge, cancellationToken);
    }

    internal static bool IsDown(MailNote note) => note.FailedAt is { } failed && (note.SentAt is null || note.SentAt < failed);

    private static MailNote Read(TableEntity row) => new(
        row.GetDateTimeOffset(nameof(MailNote.SentAt)), row.GetDateTimeOffset(nameof(MailNote.FailedAt)), row.GetString(nameof(MailNote.Failure)),
        row.GetDateTimeOffset(nameof(MailNote.WaitingSince)));
}
