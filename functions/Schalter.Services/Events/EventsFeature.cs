using Microsoft.Extensions.DependencyInjection;
using Schalter.Services.Platform;

namespace Schalter.Services.Events;

public static class EventsFeature
{
    public static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddMetrics()
        .AddSingleton<EventMetrics>()
        .AddSingleton<EventOutbox>()
        .AddSingleton<EventRowStore>()
        .AddSingleton<EventedRowStore>()
        .AddSingleton<CloudEventFormat>()
        .AddSingleton<ServiceBusTopics>()
        .AddSingleton<PublishEvents>()
        .AddSingleton<ReplayEvents>();
}
