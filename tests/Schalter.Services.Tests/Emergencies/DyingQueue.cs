using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.Options;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Emergencies;
using Schalter.Services.Events;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;
using Schalter.Services.Submissions;
using Schalter.Services.Tests.Appointments.Bookings;

namespace Schalter.Services.Tests.Emergencies;

/// <summary>An instance of the queue that dies at its n-th call to the tables, just before it or just behind it.</summary>
internal sealed class DyingQueue
{
    private readonly TestOffice office;
    private readonly EmergencyStore store;
    private readonly SlotStore places;
    private readonly BookingIndexStore index;
    private readonly GuardStore guards;
    private readonly DeadlineStore deadlines;

    public DyingQueue(TestOffice office, int call, bool behind)
        : this(office, new DyingProcess.DeathPolicy(call, behind))
    {
    }

    /// <param name="fate">What happens to it at its calls to the tables.</param>
    public DyingQueue(TestOffice office, HttpPipelinePolicy fate)
    {
        (this.office, Death) = (office, (fate as DyingProcess.DeathPolicy)!);
        var options = new TableClientOptions();
        options.AddPolicy(fate, HttpPipelinePosition.PerCall);
        var tables = new TableServiceClient(office.Connection, options);
        store = new(tables, new(tables, office.Get<EventOutbox>(), office.Get<EventMetrics>()), office.Get<ServiceSecrets>());
        places = new(tables, office.Get<EventOutbox>(), office.Get<EventMetrics>());
        (index, guards, deadlines) = (new(tables), new(tables), new(tables));
    }

    public DyingProcess.DeathPolicy Death { get; }

    public FollowEmergency Follow => new(
        office.Get<GetCase>(), Services, store, office.Get<DeclineEmergency>(), office.Get<MailedCodes>(), deadlines,
        office.Get<ServiceSecrets>(), office.Clock);

    public VerifyEmergency Verify =>
        new(store, office.Get<CaseChanges>(), office.Get<MailedCodes>(), office.Get<AccessKeys>(), End, deadlines, office.Clock);

    public AllotPlaces Allot => new(
        Services, store, new(places), new(Keep, office.Get<OfferTokens>()), new(store, new(places, index), End, Requeue, office.Clock),
        office.Get<Services.Feedback.Counting.Tally>(), office.Clock);

    public DeclineEmergency Decline =>
        new(Get, office.Get<WithdrawSubmission>(), office.Get<CancelBooking>(), Keep, End, office.Get<AccessKeys>());

    public ConfirmEmergency Confirm => new(Get, Take, End, office.Clock);

    private EmergencyServices Services => office.Get<EmergencyServices>();

    private KeepPlace Keep =>
        new(places, office.Get<OfferTokens>(), office.Get<PlaceReturn>(), office.Get<IOptions<AppointmentSettings>>(), office.Clock);

    private RequeueEmergency Requeue => new(
        store, new(places, index),
        new(
            office.Get<GetBooking>(), office.Get<ScheduleCatalogue>(), places, guards, office.Get<SettleMove>(), office.Get<PlaceReturn>(),
            office.Clock),
        deadlines, office.Clock);

    private EndEmergency End => new(store, new(Keep), deadlines, office.Clock);

    private GetEmergency Get =>
        new(store, Services, office.Get<CaseChanges>(), office.Get<GetSubmission>(), office.Get<AccessKeys>(), office.Clock);

    private TakeOffer Take => new(
        places, office.Get<ScheduleCatalogue>(), Book, office.Get<MoveBooking>(), office.Get<SettleMove>(), guards, new(places, index),
        office.Get<OfferTokens>(), office.Get<AccessKeys>(), office.Clock);

    private BookAppointment Book => new(
        office.Get<ScheduleCatalogue>(), places, new(guards, places), index, office.Get<CheckCase>(), office.Get<AccessKeys>(),
        office.Get<MailedCodes>(),
        office.Get<MessageSender>(), office.Get<ServiceSecrets>(), office.Get<IOptions<AppointmentSettings>>(), office.Clock);
}
