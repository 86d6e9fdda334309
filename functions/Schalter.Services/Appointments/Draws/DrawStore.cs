using Azure;
using Azure.Data.Tables;
using Schalter.Services.Events;

namespace Schalter.Services.Appointments.Draws;

/// <summary>Draws, each in a partition with its events and the offers that are open.</summary>
public sealed class DrawStore(TableServiceClient tables, EventedRowStore rows)
{
    private const string OfferPrefix = "offer_";
    private const string OffersEnd = "offer`";
    private readonly TableClient table = tables.GetTableClient(AppointmentNames.Draws);

    /// <summary>Null before it is announced.</summary>
    public async Task<DrawState?> FindAsync(string service, string draw, CancellationToken cancellationToken)
    {
        var found = await rows.FindAsync<DrawState>(AppointmentNames.Draws, DrawState.NameOf(service, draw), cancellationToken);
        return found is var (state, version) ? state with { Version = version } : null;
    }

    /// <summary>Writes the draw on top of what was read.</summary>
    /// <param name="told">Its event; null for none.</param>
    /// <returns>False when somebody else changed it.</returns>
    public Task<bool> CommitAsync(DrawState draw, EventRow? told, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draw);
        return rows.CommitAsync((AppointmentNames.Draws, AppointmentNames.Topic), draw.Name, draw, draw.Version, told, cancellationToken);
    }

    /// <summary>Notes that a place is kept for an entry until then; written before either of them changes.</summary>
    public Task NoteOfferAsync(string draw, OpenOffer offer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(offer);
        var row = new TableEntity(draw, OfferPrefix + offer.Entry) { [nameof(OpenOffer.Place)] = offer.Place, [nameof(OpenOffer.Until)] = offer.Until };
        return table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Offers whose time is over.</summary>
    public async Task<IReadOnlyList<OpenOffer>> OffersOverAsync(string draw, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {draw} and RowKey ge {OfferPrefix} and RowKey lt {OffersEnd} and Until le {now}");
        var offers = new List<OpenOffer>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            offers.Add(new(row.RowKey[OfferPrefix.Length..], row.GetString(nameof(OpenOffer.Place)), row.GetDateTimeOffset(nameof(OpenOffer.Until))!.Value));
        }

        return offers;
    }

    public Task RemoveOfferAsync(string draw, string entry, CancellationToken cancellationToken) =>
        table.DeleteEntityAsync(draw, OfferPrefix + entry, ETag.All, cancellationToken);

    /// <summary>Removes the draw with its events.</summary>
    public Task DeleteAsync(string draw, CancellationToken cancellationToken) => rows.DeleteAsync(AppointmentNames.Draws, draw, cancellationToken);
}

/// <param name="Place">Path of the place.</param>
public sealed record OpenOffer(string Entry, string Place, DateTimeOffset Until);
