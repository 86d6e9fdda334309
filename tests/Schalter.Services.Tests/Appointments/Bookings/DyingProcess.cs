using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.Options;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Free;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Appointments.Staff;
using Schalter.Services.Events;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Tests.Appointments.Bookings;

/// <summary>An instance that dies at its n-th call to the tables, just before it or just behind it.</summary>
internal sealed class DyingProcess
{
    private readonly TestOffice office;
    private readonly TableServiceClient tables;
    private readonly SlotStore places;
    private readonly GuardStore guards;
    private readonly BookingIndexStore index;

    public DyingProcess(TestOffice office, int call, bool behind)
    {
        this.office = office;
        Death = new(call, behind);
        var options = new TableClientOptions();
        options.AddPolicy(Death, HttpPipelinePosition.PerCall);
        tables = new TableServiceClient(office.Connection, options);
        places = new(tables, office.Get<EventOutbox>(), office.Get<EventMetrics>());
        (guards, index) = (new(tables), new(tables));
    }

    public DeathPolicy Death { get; }

    public BookAppointment Book => new(
        office.Get<ScheduleCatalogue>(), places, new(guards, places), index, office.Get<CheckCase>(), office.Get<AccessKeys>(),
        office.Get<MailedCodes>(), office.Get<MessageSender>(), office.Get<ServiceSecrets>(), Settings, office.Clock);

    public CancelBooking Cancel => new(Get, office.Get<ScheduleCatalogue>(), places, guards, Settle, office.Get<PlaceReturn>(), office.Clock);

    public MoveBooking Move => new(
        Get, office.Get<ScheduleCatalogue>(), Hold, places, index, Settle, office.Get<MessageSender>(), office.Clock);

    private HoldPlace Hold => new(
        office.Get<ScheduleCatalogue>(), new(places, Settings, Random.Shared, office.Clock), places, office.Get<Services.Protection.Proofs.CheckProof>(),
        new(places, office.Get<ServiceSecrets>(), office.Clock), Settings, office.Get<Services.Feedback.Counting.Tally>(), office.Clock);

    private GetBooking Get => new(new(places, index), index, office.Get<AccessKeys>());

    private SettleMove Settle => new(places, index, guards, office.Get<ScheduleCatalogue>(), office.Get<PlaceReturn>(), office.Clock);

    private IOptions<AppointmentSettings> Settings => office.Get<IOptions<AppointmentSettings>>();

    public BookForPerson ForPerson => new(
        office.Get<ScheduleCatalogue>(), office.Get<Texts>(), office.Get<FindFreePlaces>(), places, Book, office.Get<CheckCase>(), guards, new(places, index), index, new(tables),
        office.Get<AccessKeys>(), office.Get<ServiceSecrets>(), office.Get<IOptions<AppointmentSettings>>(), office.Clock);

    /// <summary>Nobody catches it: the process is gone.</summary>
    public sealed class DeathException : Exception;

    public sealed class DeathPolicy(int call, bool behind) : HttpPipelinePolicy
    {
        private int calls;

        public bool HasCome { get; private set; }

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            var isNow = ++calls == call;
            if (isNow && !behind)
            {
                Die();
            }

            await ProcessNextAsync(message, pipeline);
            if (isNow)
            {
                Die();
            }
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

        private void Die()
        {
            HasCome = true;
            throw new DeathException();
        }
    }
}
