using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Schalter.Services.Events;

namespace Schalter.Services.Notifications;

/// <summary>Mails in their rows, whichever feature's table that is; those that hang on no event have the table <c>Mails</c>.</summary>
public sealed class MailRowStore(TableServiceClient tables)
{
    internal const string Table = "Mails";
    private const string OwnRow = "mail";

    private static readonly string[] Columns =
    [
        nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey), MailColumns.Mail, MailColumns.Time, MailColumns.State, MailColumns.StateAt,
    ];

    /// <summary>Null when the row is gone.</summary>
    public async Task<MailRow?> FindAsync(MailPending place, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(place);
        var found = await tables.GetTableClient(place.Table).GetEntityIfExistsAsync<TableEntity>(
            place.Partition, place.Row, Columns, cancellationToken);
        return found.HasValue ? Read(place, found.Value!) : null;
    }

    /// <summary>Whoever succeeds may send the mail, and nobody else ever.</summary>
    /// <returns>False when the row is no longer what was read.</returns>
    public async Task<bool> ClaimAsync(MailRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        try
        {
            await WriteAsync(row.Place, State(row.Place, MailState.Sending, now), new ETag(row.Version), cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return false;
        }
    }

    /// <summary>Gives a claim back: the mail was surely not sent.</summary>
    public Task ReleaseAsync(MailPending place, DateTimeOffset now, CancellationToken cancellationToken) =>
        WriteIfThereAsync(State(place, MailState.Waiting, now), place, cancellationToken);

    /// <summary>Notes what became of the mail, and forgets to whom it went and what it said.</summary>
    /// <param name="code">The code a mail server refused it with.</param>
    public Task CloseAsync(MailPending place, MailState state, string? code, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var patch = State(place, state, now);
        patch[MailColumns.Mail] = string.Empty;
        patch[MailColumns.Code] = code;
        return WriteIfThereAsync(patch, place, cancellationToken);
    }

    /// <summary>Keeps a mail that hangs on no event, unless it is there already.</summary>
    public async Task<MailPending> AddAsync(string id, EventMail mail, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var row = new TableEntity(id, OwnRow) { [MailColumns.Mail] = JsonSerializer.Serialize(mail), [MailColumns.Time] = now };
        try
        {
            await tables.GetTableClient(Table).AddEntityAsync(row, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
        }

        return new(id, mail.Template, Table, id, OwnRow);
    }

    public async Task DeleteAsync(string id, CancellationToken cancellationToken) =>
        await tables.GetTableClient(Table).DeleteEntityAsync(id, OwnRow, ETag.All, cancellationToken);

    private static MailRow Read(MailPending place, TableEntity entity) => new(
        place,
        entity.GetString(MailColumns.Mail) is { Length: > 0 } mail ? JsonSerializer.Deserialize<EventMail>(mail) : null,
        entity.GetDateTimeOffset(MailColumns.Time) ?? default,
        entity.GetString(MailColumns.State) is { Length: > 0 } state ? Enum.Parse<MailState>(state) : MailState.Waiting,
        entity.GetDateTimeOffset(MailColumns.StateAt) ?? default,
        entity.ETag.ToString());

    private static TableEntity State(MailPending place, MailState state, DateTimeOffset now) => new(place.Partition, place.Row)
    {
        [MailColumns.State] = state.ToString(),
        [MailColumns.StateAt] = now,
    };

    private async Task WriteAsync(MailPending place, TableEntity patch, ETag version, CancellationToken cancellationToken) =>
        await tables.GetTableClient(place.Table).UpdateEntityAsync(patch, version, TableUpdateMode.Merge, cancellationToken);

    /// <summary>A row purged meanwhile needs no note.</summary>
    private async Task WriteIfThereAsync(TableEntity patch, MailPending place, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(place, patch, ETag.All, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
        }
    }
}
