using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Schalter.Emulators.ServiceBus;

namespace Schalter.Functions.Tests.Events;

/// <summary>The Service Bus goes away and comes back while the system runs: nobody at the counter notices, no event is lost.</summary>
public sealed class BusOutageTests
{
    private static readonly string Resources = Path.Combine(AppContext.BaseDirectory, "content", "resources.json");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task BusGone_DelaysEvents_AndNothingElse()
    {
        using var folder = new TemporaryFolder();
        var bus = await LocalServiceBus.StartAsync(Resources, folder.Path);
        var connection = bus.ConnectionString;
        var port = new Uri($"sb://{bus.Endpoint}").Port;
        await using var system = await RunningSystem.StartAsync(["--ephemeral", "--no-site"], ("ServiceBus", connection));
        using var counter = new Counter(system.Address);

        await bus.DisposeAsync();
        var receipt = await counter.SubmitAsync("contact", PostedForm.Enquiry());
        await counter.UntilAsync(receipt, "routed");
        bus = await LocalServiceBus.StartAsync(Resources, folder.Path, port);
        var events = await ReceiveAsync(connection, receipt.Reference);
        await bus.DisposeAsync();

        Assert.Equal(["received", "validated", "routed"], events.Select(e => e.GetProperty("type").GetString()!.Split('.')[^2]));
        Assert.Equal(["00000001", "00000002", "00000003"], events.Select(e => e.GetProperty("sequence").GetString()!));
    }

    private static async Task<IReadOnlyList<JsonElement>> ReceiveAsync(string connection, string reference)
    {
        await using var client = new ServiceBusClient(connection);
        var session = await Eventually.GetAsync(() => AcceptAsync(client, reference), accepted => accepted is not null, "the session of the case");
        await using (session)
        {
            var events = new List<JsonElement>();
            for (var round = 0; round < 6 && events.Count < 3; round++)
            {
                foreach (var message in await session!.ReceiveMessagesAsync(3, TimeSpan.FromSeconds(10), Stop))
                {
                    events.Add(JsonElement.Parse(message.Body));
                    await session.CompleteMessageAsync(message, Stop);
                }
            }

            return events;
        }
    }

    /// <summary>Null while the namespace is not back.</summary>
    private static async Task<ServiceBusSessionReceiver?> AcceptAsync(ServiceBusClient client, string reference)
    {
        try
        {
            return await client.AcceptSessionAsync("submissions", "everything", reference, cancellationToken: Stop);
        }
        catch (ServiceBusException waiting) when (waiting.IsTransient)
        {
            return null;
        }
    }
}
