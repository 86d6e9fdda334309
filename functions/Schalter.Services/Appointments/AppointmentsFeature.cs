using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Draws;
using Schalter.Services.Appointments.Free;
using Schalter.Services.Appointments.Offers;
using Schalter.Services.Appointments.Publishing;
using Schalter.Services.Appointments.Reminding;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Appointments.Staff;
using Schalter.Services.Appointments.Waiting;
using Schalter.Services.Content;
using Schalter.Services.Events;
using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;
using Schalter.Services.Protection.Proofs;

namespace Schalter.Services.Appointments;

public static class AppointmentsFeature
{
    public static IServiceCollection AddAppointments(this IServiceCollection services)
    {
        services.AddOptions<AppointmentSettings>().BindConfiguration("Appointments").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(Random.Shared);
        return services
            .AddContentPart(["schedules/*.json"], content => ScheduleCatalogue.Load(content.Files, content.Get<Texts>()))
            .AddSingleton(new EventSource(AppointmentNames.Slots, AppointmentNames.Topic, _ => null) { Stream = ReferenceNumber.Canonical })
            .AddSingleton(new EventSource(AppointmentNames.Waitlist, AppointmentNames.Topic, ReferenceNumber.Canonical))
            .AddSingleton<SlotStore>()
            .AddSingleton<SettledDays>()
            .AddSingleton<PlanDay>()
            .AddScoped<PublishSlots>()
            .AddSingleton<FindFreePlaces>()
            .AddScoped<ListSlots>()
            .AddBookings()
            .AddScoped<RemindPeople>()
            .AddOffers()
            .AddWaitlist()
            .AddDraws()
            .AddWorkOfStaff()
            .AddSingleton<IPurge, PurgeCounterDay>();
    }

    private static IServiceCollection AddBookings(this IServiceCollection services) => services
        .AddSingleton<GuardStore>()
        .AddSingleton<BookingIndexStore>()
        .AddSingleton<FindBooking>()
        .AddSingleton<GetBooking>()
        .AddSingleton<PlaceReturn>()
        .AddSingleton<PersonGuard>()
        .AddScoped<ConfirmBooking>()
        .AddSingleton<HoldRequests>()
        .AddSingleton<CheckCase>()
        .AddScoped<FindHold>()
        .AddScoped<ReleaseHold>()
        .AddScoped<HoldPlace>()
        .AddScoped<IAskForProof, HoldProof>()
        .AddScoped<BookAppointment>()
        .AddScoped<CancelBooking>()
        .AddScoped<MoveBooking>()
        .AddScoped<SettleMove>()
        .AddScoped<SettleBooking>()
        .AddScoped<GetCalendar>();

    private static IServiceCollection AddOffers(this IServiceCollection services) => services
        .AddSingleton<OfferTokens>()
        .AddSingleton<KeepPlace>()
        .AddSingleton<OfferInTurn>()
        .AddSingleton<FindOpenPlaces>()
        .AddScoped<TakeOffer>();

    private static IServiceCollection AddWaitlist(this IServiceCollection services) => services
        .AddSingleton<WaitlistStore>()
        .AddSingleton<EndInTurn>()
        .AddSingleton<EndOffer>()
        .AddSingleton<GetWaitingEntry>()
        .AddSingleton<LeaveWaitlist>()
        .AddScoped<JoinWaitlist>()
        .AddScoped<OfferPlaces>()
        .AddScoped<AcceptOffer>()
        .AddSingleton<IPurge, PurgeWaitingEntry>();

    private static IServiceCollection AddWorkOfStaff(this IServiceCollection services) => services
        .AddScoped<ScheduleFiles>()
        .AddSingleton<ForeseePublication>()
        .AddScoped<GetSchedule>()
        .AddScoped<PutSchedule>()
        .AddScoped<ChangeSchedule>()
        .AddScoped<ListDay>()
        .AddSingleton<ShowBooking>()
        .AddScoped<NoteAttendance>()
        .AddScoped<BookForPerson>()
        .AddScoped<CancelByOffice>();
}
