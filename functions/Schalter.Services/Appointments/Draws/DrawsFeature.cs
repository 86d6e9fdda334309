using Microsoft.Extensions.DependencyInjection;
using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Appointments.Draws.Lots;
using Schalter.Services.Appointments.Draws.Offering;
using Schalter.Services.Events;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;
using Schalter.Services.Protection.Proofs;

namespace Schalter.Services.Appointments.Draws;

internal static class DrawsFeature
{
    public static IServiceCollection AddDraws(this IServiceCollection services) => services
        .AddSingleton(new EventSource(AppointmentNames.Draws, AppointmentNames.Topic, name => name.Contains('_', StringComparison.Ordinal) ? name : null))
        .AddSingleton(new EventSource(AppointmentNames.DrawEntries, AppointmentNames.Topic, ReferenceNumber.Canonical))
        .AddSingleton<DrawStore>()
        .AddSingleton<DrawFileStore>()
        .AddSingleton<DrawEntryStore>()
        .AddSingleton<DrawSeed>()
        .AddSingleton<DrawnResults>()
        .AddSingleton<DrawnDays>()
        .AddSingleton<OpenDraws>()
        .AddScoped<RunDraws>()
        .AddSingleton<AnnounceDraw>()
        .AddSingleton<CloseDraw>()
        .AddSingleton<DrawLots>()
        .AddSingleton<OfferDrawn>()
        .AddSingleton<MakeOffer>()
        .AddSingleton<PassPlace>()
        .AddSingleton<PassOnOffers>()
        .AddSingleton<EndDrawOffer>()
        .AddSingleton<TellNotDrawn>()
        .AddScoped<GetDraw>()
        .AddScoped<EnterDraw>()
        .AddScoped<IAskForProof, DrawProof>()
        .AddSingleton<GetDrawEntry>()
        .AddSingleton<LeaveDraw>()
        .AddScoped<AcceptDrawn>()
        .AddSingleton<IPurge, PurgeDraw>();
}
