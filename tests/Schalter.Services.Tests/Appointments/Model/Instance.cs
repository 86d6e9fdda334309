using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Free;
using Schalter.Services.Appointments.Publishing;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Content;

namespace Schalter.Services.Tests.Appointments.Model;

/// <summary>One of several instances of the app, with a memory and a clock of its own, on storage in memory.</summary>
internal sealed class Instance
{
    private static readonly string Content = Path.Combine(AppContext.BaseDirectory, "content");

    /// <summary>Blobs are made ready for services that may need them; none of these acts calls one.</summary>
    private static readonly IConfiguration Settings = new ConfigurationBuilder()
        .AddInMemoryCollection([new("Secrets:1", Convert.ToBase64String(new byte[32])), new("Storage", "UseDevelopmentStorage=true")])
        .Build();

    /// <summary>The content is the same for all and takes long to read.</summary>
    private static readonly Lazy<ContentSnapshot> Snapshot = new(() =>
    {
        using var services = Collection().BuildServiceProvider();
        return services.GetRequiredService<PackagedContent>().Snapshot;
    });

    private readonly IServiceProvider services;
    private SettledDays settled = new();
    private FindFreePlaces? free;

    public Instance(TableServiceClient tables, QueueServiceClient queues, TimeProvider clock)
    {
        var collection = Collection().AddSingleton(tables).AddSingleton(queues).AddSingleton(clock).AddTransient(_ => Chance)
            .AddScoped(_ => Snapshot.Value).AddScoped(_ => Schedules)
            .AddTransient(_ => settled)
            .AddTransient(
                p => free ??= new(p.GetRequiredService<SlotStore>(), p.GetRequiredService<IOptions<AppointmentSettings>>(), Chance, clock));
        services = collection.BuildServiceProvider();
    }

    private Random Chance { get; set; } = new(0);

    /// <summary>Forgets all it knew, as a process that starts.</summary>
    public void Restart() => (settled, free, Chance) = (new(), null, new(0));

    /// <summary>As this instance has read them last.</summary>
    public ScheduleCatalogue Schedules { get; set; } = null!;

    /// <summary>As an invocation of its own would get it.</summary>
    public T Get<T>()
        where T : notnull
    {
        using var scope = services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<T>();
    }

    private static IServiceCollection Collection() => new ServiceCollection().AddLogging().AddSingleton(Settings)
        .AddFeatures(Content, Settings);
}
