using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Schalter.Emulators.Functions.Local;
using Schalter.Emulators.ServiceBus;
using Schalter.Services.Events;
using Schalter.Services.Content;
using Schalter.Services.Emergencies;
using Schalter.Services.Notifications;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;
using Schalter.Services.Tests.Events;
using Schalter.Services.Uploads;

namespace Schalter.Services.Tests;

/// <summary>
/// The whole behaviour without the functions: real content, real storage (an Azurite account of its own), a Service Bus namespace,
/// a clock that stands. The test itself decides which message is delivered when, twice or never.
/// </summary>
internal sealed class TestOffice : IAsyncDisposable
{
    private static readonly string Content = Path.Combine(AppContext.BaseDirectory, "content");

    /// <summary>Read once for all: it is the same for every office, never changes, and reading it costs more than most tests.</summary>
    private static PackagedContent? packaged;

    private readonly LocalServiceBus bus;
    private readonly StorageFixture? storage;
    private ServiceProvider services = null!;

    /// <param name="storage">To whom the first instance of an office gives back its account.</param>
    private TestOffice(LocalServiceBus bus, StorageFixture? storage) => (this.bus, this.storage) = (bus, storage);

    /// <summary>A working day, noon in Germany.</summary>
    public FakeTimeProvider Clock { get; private init; } = new(new DateTimeOffset(2026, 11, 23, 11, 0, 0, TimeSpan.Zero));

    public FakeScanner Scanner { get; private init; } = new();

    public BlobServiceClient Blobs => Get<BlobServiceClient>();

    public TableServiceClient Tables => Get<TableServiceClient>();

    /// <summary>Connection string of its storage.</summary>
    public string Connection => Get<IConfiguration>()["Storage"]!;

    public QueueServiceClient Queues => Get<QueueServiceClient>();

    public static async Task<TestOffice> OpenAsync(StorageFixture storage, params (string Key, string Value)[] settings)
    {
        var connection = await storage.TakeAccountAsync();
        var resources = Path.Combine(Content, "resources.json");
        await LocalResources.Read(resources).CreateAsync(connection, TestContext.Current.CancellationToken);
        var bus = await LocalServiceBus.StartAsync(resources, null);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)).Concat(
            [
                new("Storage", connection),
                new("ServiceBus", bus.ConnectionString),
                new("Secrets:1", Convert.ToBase64String(new byte[32])),
            ])).Build();
        return new TestOffice(bus, storage).With(configuration);
    }

    /// <summary>Another instance of the app on the same storage, which shares nothing in memory.</summary>
    /// <param name="settings">Which it has been given others since.</param>
    public TestOffice Another(params (string Key, string Value)[] settings) =>
        new TestOffice(bus, null) { Clock = Clock, Scanner = Scanner }.With(
        new ConfigurationBuilder().AddConfiguration(Get<IConfiguration>())
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build());

    /// <summary>Another instance, at whose calls to the tables something happens.</summary>
    public TestOffice Another(HttpPipelinePolicy fate)
    {
        var options = new TableClientOptions();
        options.AddPolicy(fate, HttpPipelinePosition.PerCall);
        return new TestOffice(bus, null) { Clock = Clock, Scanner = Scanner }.With(Get<IConfiguration>(), new(Connection, options));
    }

    /// <summary>Another instance, with a new secret; the one before is still set.</summary>
    public TestOffice Rotated() => Another(("Secrets:2", Convert.ToBase64String([1, .. new byte[31]])), ("Secrets:Current", "2"));

    private TestOffice With(IConfiguration configuration, TableServiceClient? tables = null)
    {
        var collection = new ServiceCollection().AddLogging().AddSingleton(configuration);
        collection.AddSingleton<TimeProvider>(Clock).AddSingleton<IMalwareScanner>(Scanner);
        collection.AddFeatures(Content, configuration);
        collection.AddSingleton(
            provider => LazyInitializer.EnsureInitialized(ref packaged, () => new(Content, provider.GetServices<ContentPart>())));
        if (tables is not null)
        {
            collection.AddSingleton(tables);
        }

        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        return this;
    }

    /// <summary>As an invocation of its own would get it: with the content that is in use now.</summary>
    public T Get<T>()
        where T : notnull
    {
        using var scope = services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<T>();
    }

    /// <summary>A receiver of everything that is published on a topic.</summary>
    public ServiceBusClient Bus() => new(bus.ConnectionString);

    /// <summary>Delivers every waiting message of all queues until none is left, the way the functions would.</summary>
    public async Task WorkAsync()
    {
        var more = true;
        while (more)
        {
            more = await DeliverAsync<SubmissionReceived>(SubmissionNames.ReceivedQueue, Get<ValidateSubmission>().HandleAsync)
                | await DeliverAsync<SubmissionValidated>(SubmissionNames.ValidatedQueue, Get<RouteSubmission>().HandleAsync)
                | await DeliverAsync<EmergencyReceived>(EmergencyNames.Queue, Get<FollowEmergency>().HandleAsync)
                | await DeliverAsync<EventsPending>(EventsPending.Queue, Get<PublishEvents>().HandleAsync)
                | await DeliverAsync<MailPending>(MailPending.Queue, Get<SendMail>().HandleAsync);
        }
    }

    /// <summary>Only checks what came in, and leaves what follows from it waiting.</summary>
    public Task DeliverReceivedAsync() =>
        DeliverAsync<SubmissionReceived>(SubmissionNames.ReceivedQueue, Get<ValidateSubmission>().HandleAsync);

    public async Task<Submission> StateAsync(string reference) =>
        (await Get<SubmissionStore>().LoadAsync(reference, TestContext.Current.CancellationToken))!.State;

    /// <summary>Types of the events committed for a case, in order.</summary>
    public async Task<IReadOnlyList<string>> EventsAsync(string reference) =>
        [.. (await Get<SubmissionStore>().LoadAsync(reference, TestContext.Current.CancellationToken))!.Events.Select(e =>
            e.Type.Split('.')[^2])];

    public async Task<IReadOnlyList<string>> BlobsAsync(string container, string prefix = "")
    {
        var names = new List<string>();
        var pages = Blobs.GetBlobContainerClient(container).GetBlobsAsync(
            BlobTraits.None, BlobStates.Uncommitted, prefix, TestContext.Current.CancellationToken);
        await foreach (var blob in pages)
        {
            names.Add(blob.Name);
        }

        return names;
    }

    private async Task<bool> DeliverAsync<T>(string queue, Func<T, CancellationToken, Task> handle)
        where T : IRetriableMessage<T>
    {
        var client = Queues.GetQueueClient(queue);
        var messages = (await client.ReceiveMessagesAsync(32, cancellationToken: TestContext.Current.CancellationToken)).Value;
        foreach (var message in messages)
        {
            var body = message.Body.ToObjectFromJson<T>(JsonSerializerOptions.Web)!;
            await Get<Patience>().RunAsync(queue, body, handle, TestContext.Current.CancellationToken);
            await client.DeleteMessageAsync(message.MessageId, message.PopReceipt, TestContext.Current.CancellationToken);
        }

        return messages.Length > 0;
    }

    public async ValueTask DisposeAsync()
    {
        if (storage is not null)
        {
            await EventContract.CollectAsync(Tables);
            await bus.DisposeAsync();
            await storage.GiveBackAsync(Connection);
        }

        await services.DisposeAsync();
    }
}
