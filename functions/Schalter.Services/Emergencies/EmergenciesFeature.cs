using Microsoft.Extensions.DependencyInjection;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Content;
using Schalter.Services.Events;
using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;
using Schalter.Services.Submissions;

namespace Schalter.Services.Emergencies;

public static class EmergenciesFeature
{
    public static IServiceCollection AddEmergencies(this IServiceCollection services) => services
        .AddContentPart([], content => EmergencyServices.Load(content.Get<ScheduleCatalogue>(), content.Get<FormCatalogue>()))
        .AddSingleton(new EventSource(EmergencyNames.Table, AppointmentNames.Topic, ReferenceNumber.Canonical))
        .AddScoped<ITakeCases, TakeEmergencies>()
        .AddSingleton<EmergencyStore>()
        .AddSingleton<EndEmergency>()
        .AddScoped<RequeueEmergency>()
        .AddScoped<SettleEmergency>()
        .AddSingleton<VerifyEmergency>()
        .AddScoped<ReceiveEmergency>()
        .AddScoped<FollowEmergency>()
        .AddScoped<GetEmergency>()
        .AddScoped<AllotPlaces>()
        .AddScoped<ConfirmEmergency>()
        .AddScoped<DeclineEmergency>()
        .AddScoped<ListEmergencies>()
        .AddScoped<CheckInEmergency>()
        .AddScoped<RejectEmergency>()
        .AddSingleton<IPurge, PurgeEmergency>();
}
