using Azure;
using Azure.Data.Tables;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Events;
using Schalter.Services.Platform;

namespace Schalter.Services.Emergencies;

/// <summary>
/// Registrations: a partition each, with their events. Beside them, per service, the line of those who wait, in the order of urgency, and
/// the list of those who have an offer or place; and who counts for a person. These are written first and may name what is not there or
/// not so any more: the registration's own row decides.
/// </summary>
public sealed class EmergencyStore(TableServiceClient tables, EventedRowStore entries, ServiceSecrets secrets)
{
    private const string Entry = "Entry";
    private const string Line = "line_";
    private const string Served = "served_";
    private const string Persons = "person_";
    private const string Claim = "claim";
    private readonly TableClient table = tables.GetTableClient(EmergencyNames.Table);

    /// <summary>Null when there is none.</summary>
    public async Task<EmergencyEntry?> FindAsync(string id, CancellationToken cancellationToken) =>
        await entries.FindAsync<EmergencyEntry>(EmergencyNames.Table, id, cancellationToken) is var (entry, version) ? entry with { Version = version } : null;

    /// <summary>Writes it on top of what was read.</summary>
    /// <param name="told">Its event; null for none.</param>
    /// <returns>False when somebody else changed it.</returns>
    public Task<bool> CommitAsync(EmergencyEntry entry, EventRow? told, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entries.CommitAsync((EmergencyNames.Table, AppointmentNames.Topic), entry.Id, entry, entry.Version, told, cancellationToken);
    }

    /// <summary>Takes its turn in the line; doing it again is harmless.</summary>
    public Task QueueAsync(EmergencyEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return table.UpsertEntityAsync(
            new TableEntity(Line + entry.Service, UrgencyOrder.KeyOf(entry)) { [Entry] = entry.Id }, TableUpdateMode.Replace, cancellationToken);
    }

    public Task UnqueueAsync(EmergencyEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return table.DeleteEntityAsync(Line + entry.Service, UrgencyOrder.KeyOf(entry), ETag.All, cancellationToken);
    }

    /// <summary>References in the order of their turns; read as far as somebody looks.</summary>
    public IAsyncEnumerable<string> LineAsync(string service, CancellationToken cancellationToken) =>
        ReferencesAsync(Line + service, null, null, cancellationToken);

    /// <summary>How many come before it.</summary>
    /// <param name="most">Further ones are not counted.</param>
    public async Task<int> AheadAsync(EmergencyEntry entry, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return await ReferencesAsync(Line + entry.Service, UrgencyOrder.KeyOf(entry), most, cancellationToken).Take(most).CountAsync(cancellationToken);
    }

    /// <summary>Notes that it has an offer or a place.</summary>
    public Task ServeAsync(EmergencyEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return table.UpsertEntityAsync(new TableEntity(Served + entry.Service, entry.Id) { [Entry] = entry.Id }, TableUpdateMode.Replace, cancellationToken);
    }

    public Task UnserveAsync(EmergencyEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return table.DeleteEntityAsync(Served + entry.Service, entry.Id, ETag.All, cancellationToken);
    }

    public IAsyncEnumerable<string> ServedAsync(string service, CancellationToken cancellationToken) =>
        ReferencesAsync(Served + service, null, null, cancellationToken);

    /// <summary>
    /// Makes it the one registration of its person, unless another that lives has said so before. The claim stands from then on, even if the
    /// process dies before the registration is written: whoever meets it finishes that one first. A secret that is changed makes another key of
    /// the same person, so a claim is laid under each; always in the same order, so that two meet at the first.
    /// </summary>
    /// <returns>Null when it is, else the other.</returns>
    public async Task<EmergencyEntry?> ClaimAsync(EmergencyEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        foreach (var person in PersonsOf(entry))
        {
            if (await ClaimAsync(person, entry.Id, cancellationToken) is { } other)
            {
                return other;
            }
        }

        return null;
    }

    private async Task<EmergencyEntry?> ClaimAsync(string person, string id, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Persons + person, Claim) { [Entry] = id };
        while (true)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, Claim, cancellationToken: cancellationToken);
            var holder = found.HasValue ? found.Value!.GetString(Entry) : null;
            if (holder == id)
            {
                return null;
            }

            if (holder is not null && await FindAsync(holder, cancellationToken) is { IsLive: true } other)
            {
                return other;
            }

            if (await WriteAsync(row, found.HasValue ? found.Value!.ETag : null, cancellationToken))
            {
                return null;
            }
        }
    }

    /// <returns>False when another one was faster.</returns>
    private async Task<bool> WriteAsync(TableEntity row, ETag? read, CancellationToken cancellationToken)
    {
        try
        {
            await (read is { } tag
                ? table.UpdateEntityAsync(row, tag, TableUpdateMode.Replace, cancellationToken)
                : table.AddEntityAsync(row, cancellationToken));
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Removes it with its events and whatever names it.</summary>
    public async Task DeleteAsync(EmergencyEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        await UnqueueAsync(entry, cancellationToken);
        await UnserveAsync(entry, cancellationToken);
        foreach (var person in PersonsOf(entry))
        {
            var claim = await table.GetEntityIfExistsAsync<TableEntity>(Persons + person, Claim, cancellationToken: cancellationToken);
            if (claim.HasValue && claim.Value!.GetString(Entry) == entry.Id)
            {
                await table.DeleteEntityAsync(Persons + person, Claim, claim.Value.ETag, cancellationToken);
            }
        }

        await entries.DeleteAsync(EmergencyNames.Table, entry.Id, cancellationToken);
    }

    /// <summary>By which its person is known under the secrets that are set, and was when it registered.</summary>
    private IEnumerable<string> PersonsOf(EmergencyEntry entry) => PersonKey.All(
        secrets, entry.Answers[BookingForm.FamilyName], entry.Answers.GetValueOrDefault(BookingForm.GivenNames), entry.Answers[BookingForm.DateOfBirth])
        .Append(entry.Person).Distinct(StringComparer.Ordinal);

    private async IAsyncEnumerable<string> ReferencesAsync(
        string partition, string? before, int? pageSize, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = before is null
            ? TableClient.CreateQueryFilter($"PartitionKey eq {partition}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey lt {before}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, pageSize, [Entry], cancellationToken))
        {
            yield return row.GetString(Entry);
        }
    }
}
