using Azure.Data.Tables;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Draws;
using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Appointments.Draws.Lots;
using Schalter.Services.Appointments.Draws.Offering;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Events;
using Schalter.Services.Privacy;
using Schalter.Services.Tests.Appointments.Bookings;

namespace Schalter.Services.Tests.Appointments.Draws;

/// <summary>The timer of an instance that dies at its n-th call to the tables, just before it or just behind it.</summary>
internal sealed class DyingDraws
{
    private readonly DyingProcess.DeathPolicy death;

    public DyingDraws(TestOffice office, int call, bool behind)
    {
        death = new(call, behind);
        var options = new TableClientOptions();
        options.AddPolicy(death, Azure.Core.HttpPipelinePosition.PerCall);
        var tables = new TableServiceClient(office.Connection, options);
        var rows = new EventedRowStore(tables, office.Get<EventOutbox>(), office.Get<EventMetrics>());
        var (draws, entries) = (new DrawStore(tables, rows), new DrawEntryStore(tables, rows));
        var slots = new SlotStore(tables, office.Get<EventOutbox>(), office.Get<EventMetrics>());
        var (files, tokens, clock) = (office.Get<DrawFileStore>(), office.Get<OfferTokens>(), office.Clock);
        var results = new DrawnResults(files, office.Get<DrawSeed>());
        var keep = new KeepPlace(slots, tokens, office.Get<Services.Appointments.Bookings.PlaceReturn>(),
            office.Get<Microsoft.Extensions.Options.IOptions<AppointmentSettings>>(), clock);
        var make = new MakeOffer(draws, entries, slots, new DeadlineStore(tables), tokens, clock);
        var end = new EndDrawOffer(entries, new(keep), clock);
        var pass = new PassPlace(draws, entries, results, make, slots, tokens, keep, end);
        Run = new(
            office.Get<ScheduleCatalogue>(), draws, new(draws, office.Get<DrawSeed>(), new DeadlineStore(tables), clock), new(draws, entries, files, slots, clock),
            new(draws, files, results, clock), new(draws, results, make, pass),
            new(draws, entries, results, clock), new(draws, entries, end, pass, clock), clock);
    }

    public RunDraws Run { get; }

    public bool HasDied => death.HasCome;
}
