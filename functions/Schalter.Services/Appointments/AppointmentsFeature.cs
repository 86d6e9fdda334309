using Microsoft.Extensions.DependencyInjection;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Free;
using Schalter.Services.Appointments.Publishing;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Content;
using Schalter.Services.Events;
using Schalter.Services.Forms;
using Schalter.Services.Privacy;
using Schalter.Services.Protection.Proofs;

namespace Schalter.Services.Appointments;

public static class AppointmentsFeature
{
    public static IServiceCollection AddAppointments(this IServiceCollection services)
    {
        services.AddOptions<AppointmentSettings>().BindConfiguration("Appointments").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddContentPart(["schedules/*.json"], content => ScheduleCatalogue.Load(content.Files, content.Get<Texts>()))
            .AddSingleton(new EventSource(AppointmentNames.Slots, AppointmentNames.Topic, _ => null))
            .AddSingleton<SlotStore>()
            .AddSingleton<GuardStore>()
            .AddSingleton<BookingIndexStore>()
            .AddSingleton<SettledDays>()
            .AddSingleton<FindFreePlaces>()
            .AddSingleton<PersonGuard>()
            .AddScoped<PublishSlots>()
            .AddScoped<ListSlots>()
            .AddScoped<HoldPlace>()
            .AddScoped<IAskForProof, HoldProof>()
            .AddScoped<BookAppointment>()
            .AddScoped<CancelBooking>()
            .AddSingleton<GetBooking>()
            .AddSingleton<IPurge, PurgeCounterDay>();
    }
}
