using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Schalter.Emulators.Functions.Local;
using Schalter.Emulators.ServiceBus.Namespace;
using Schalter.Services.Events;
using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;
using Schalter.Services.Submissions;
using Schalter.Services.Uploads;

namespace Schalter.Services.Tests;

/// <summary>
/// The whole behaviour without the functions: real content, real storage (an Azurite account of its own), a Service Bus namespace,
/// a clock that stands. The test itself decides which message is delivered when, twice or never.
/// </summary>
internal sealed class TestOffice : IAsyncDisposable
{
    private static readonly string Content = Path.Combine(AppContext.BaseDirectory, "content");
    private readonly ServiceProvider services;
    private readonly LocalNamespace bus;

    private TestOffice(ServiceProvider services, LocalNamespace bus) => (this.services, this.bus) = (services, bus);

    /// <summary>A working day, noon in Germany.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 23, 11, 0, 0, TimeSpan.Zero));

    public FakeScanner Scanner { get; } = new();

    public BlobServiceClient Blobs => Get<BlobServiceClient>();

    public TableServiceClient Tables => Get<TableServiceClient>();

    public QueueServiceClient Queues => Get<QueueServiceClient>();

    public static async Task<TestOffice> OpenAsync(StorageFixture storage, params (string Key, string Value)[] settings)
    {
        var connection = storage.TakeAccount();
        var resources = Path.Combine(Content, "resources.json");
        await LocalResources.Read(resources).CreateAsync(connection, TestContext.Current.CancellationToken);
        var bus = LocalNamespace.Start(resources, null);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)).Concat(
            [
                new("Storage", connection),
                new("ServiceBus", bus.ConnectionString),
                new("Secrets:1", Convert.ToBase64String(new byte[32])),
            ])).Build();
        var collection = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration);
        TestOffice? office = null;
        collection.AddSingleton<TimeProvider>(_ => office!.Clock).AddSingleton<IMalwareScanner>(_ => office!.Scanner);
        collection.AddPlatform(Content).AddForms(Content).AddEvents().AddPrivacy().AddSubmissions(Content);
        office = new(collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true }), bus);
        return office;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>A receiver of everything that is published on a topic.</summary>
    public ServiceBusClient Bus() => new(bus.ConnectionString);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await bus.DisposeAsync();
    }
}
