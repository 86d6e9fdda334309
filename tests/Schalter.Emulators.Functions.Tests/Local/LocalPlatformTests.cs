using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Schalter.Emulators.Functions.Local;

namespace Schalter.Emulators.Functions.Tests.Local;

public sealed class LocalPlatformTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ephemeral_OffersStorageBusAndSettings_AndLeavesNothing()
    {
        using var configuration = new ConfigurationManager();
        configuration["AzureWebJobsStorage"] = "UseDevelopmentStorage=true";
        configuration["Secrets:Current"] = "7";
        using var output = new StringWriter();
        var platform = await StartAsync("--ephemeral", configuration, output);
        platform.AnnounceReady(new Uri("http://127.0.0.1:1234"));

        await AssertResourcesAsync(configuration["Storage"]!);
        await using var bus = new ServiceBusClient(configuration["ServiceBus"]!);
        await bus.CreateSender("submissions").SendMessageAsync(new ServiceBusMessage("{}"), Stop);
        Assert.Equal(configuration["Storage"], configuration["AzureWebJobsStorage"]);
        Assert.Equal(("7", 32), (configuration["Secrets:Current"], Convert.FromBase64String(configuration["Secrets:1"]!).Length));
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var (containers, queues, tables) = LocalResources.Read(LocalResources.Path);
        Assert.Equal(["starting Azurite ...", $"creating {containers.Count} containers, {queues.Count} queues, {tables.Count} tables ..."], lines[..2]);
        AssertReady(lines[^1], configuration);
        Assert.Equal(Path.Combine(platform.DataDirectory, "mails"), configuration["Mail:Folder"]);

        await platform.DisposeAsync();
        Assert.False(Directory.Exists(platform.DataDirectory));
        await Assert.ThrowsAsync<ServiceBusException>(() => bus.CreateSender("submissions").SendMessageAsync(new ServiceBusMessage("{}"), Stop));
    }

    [Fact]
    public async Task SameFolderAgain_HasTheSameSecretBlobsAndEvents()
    {
        using var data = new TemporaryFolder();
        await using var azurite = await AzuriteProcess.StartAsync(Path.Combine(data.Path, "other"), cancellationToken: Stop);
        using var first = With(azurite);
        await using (await StartAsync($"--data {data.Path} --port 0", first))
        {
            await using var bus = new ServiceBusClient(first["ServiceBus"]!);
            await bus.CreateSender("submissions").SendMessageAsync(new ServiceBusMessage("{}") { SessionId = "S", MessageId = "m" }, Stop);
        }

        using var second = With(azurite);
        await using var again = await StartAsync($"--data {data.Path} --port 0", second);
        await using var client = new ServiceBusClient(second["ServiceBus"]!);
        await using var session = await client.AcceptNextSessionAsync("submissions", "everything", cancellationToken: Stop);

        Assert.Equal("m", Assert.Single(await session.ReceiveMessagesAsync(1, cancellationToken: Stop)).MessageId);
        Assert.Equal(first["Secrets:1"], second["Secrets:1"]);
        Assert.Null(again.Azurite);
        Assert.DoesNotContain(":5672;", second["ServiceBus"]!, StringComparison.Ordinal); // there another run may listen
    }

    [Fact]
    public async Task Site_IsServedFromTheFolderOfTheSetting()
    {
        using var site = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(site.Path, "index.html"), "<p>Schalter", Stop);
        using var configuration = new ConfigurationManager();
        configuration["Site:Root"] = site.Path;
        await using var azurite = await AzuriteProcess.StartAsync(null, cancellationToken: Stop);
        configuration["AzureWebJobsStorage"] = azurite.TakeAccount();

        await using var platform = await StartAsync("--ephemeral", configuration);
        using var http = new HttpClient();

        Assert.Equal("<p>Schalter", await http.GetStringAsync(new Uri(configuration["Site:Url"]!), Stop));
        await AssertResourcesAsync(configuration["AzureWebJobsStorage"]!);
    }

    [Fact]
    public async Task PortOfTheFunctionsTaken_IsSaidBeforeAnythingStarts()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        using var data = new TemporaryFolder();
        using var configuration = new ConfigurationManager();
        using var output = new StringWriter();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var refusal = await Assert.ThrowsAsync<LocalRunException>(() => StartAsync($"--data {data.Path} --port {port}", configuration, output));

        Assert.Equal($"Port {port} for the functions is taken by another program: end it, or give another one (--port N).", refusal.Message);
        Assert.Empty(output.ToString());
    }

    [Fact]
    public async Task BusElsewhere_IsUsedAsSet()
    {
        const string Elsewhere = "Endpoint=sb://city.servicebus.windows.net/;SharedAccessKeyName=a;SharedAccessKey=b";

        await using var bus = await LocalBus.StartAsync(Elsewhere, freePort: true, "", _ => { }, Stop);

        Assert.Equal(new LocalBus(Elsewhere, "as set", null), bus);
    }

    [Fact]
    public async Task BusThatAnswers_IsUsedAndLeftRunning()
    {
        using var data = new TemporaryFolder();
        await using var running = await LocalBus.StartAsync(null, freePort: true, data.Path, _ => { }, Stop);

        await using (var used = await LocalBus.StartAsync(running.ConnectionString, freePort: true, data.Path, _ => { }, Stop))
        {
            Assert.Equal(new LocalBus(running.ConnectionString, running.Place, null), used);
        }

        await using var client = new ServiceBusClient(running.ConnectionString);
        await client.CreateSender("submissions").SendMessageAsync(new ServiceBusMessage("{}"), Stop);
    }

    [Fact]
    public async Task BusPortTakenByAnotherProgram_IsSaid()
    {
        using var data = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var closing = other.AcceptSocketAsync(Stop).AsTask().ContinueWith(accepted => accepted.Result.Dispose(), Stop);

        var refusal = await Assert.ThrowsAsync<LocalRunException>(() => LocalBus.StartAsync(Setting(port), freePort: true, data.Path, _ => { }, Stop));

        Assert.StartsWith($"Port {port} for the Service Bus is taken by another program", refusal.Message, StringComparison.Ordinal);
        await closing;
    }

    private static string Setting(int port) =>
        $"Endpoint=sb://localhost:{port};SharedAccessKeyName=a;SharedAccessKey=b;UseDevelopmentEmulator=true;";

    private static int FreePort()
    {
        using var trial = new TcpListener(IPAddress.Loopback, 0);
        trial.Start();
        return ((IPEndPoint)trial.LocalEndpoint).Port;
    }

    private static Task<LocalPlatform> StartAsync(string line, ConfigurationManager configuration, TextWriter? output = null) =>
        LocalPlatform.StartAsync(LocalOptions.Parse(line.Split(' ')), configuration, output ?? TextWriter.Null, Stop);

    private static ConfigurationManager With(AzuriteProcess azurite)
    {
        var configuration = new ConfigurationManager();
        configuration["AzureWebJobsStorage"] = azurite.ConnectionString;
        configuration["ServiceBus"] = Setting(FreePort());
        return configuration;
    }

    private static async Task AssertResourcesAsync(string storage)
    {
        Assert.Contains("incoming", new BlobServiceClient(storage).GetBlobContainers(cancellationToken: Stop).Select(c => c.Name));
        Assert.Contains("Submissions", new TableServiceClient(storage).Query(cancellationToken: Stop).Select(t => t.Name));
        Assert.True((await new QueueClient(storage, "submissions-received-poison").ExistsAsync(Stop)).Value);
    }

    private static void AssertReady(string line, ConfigurationManager configuration)
    {
        Assert.StartsWith("ready {", line, StringComparison.Ordinal);
        var ready = JsonDocument.Parse(line["ready ".Length..]).RootElement;
        Assert.Equal("http://127.0.0.1:1234/api", ready.GetProperty("http").GetString());
        Assert.Equal(new Uri(configuration["Mail:SiteUrl"]!), new Uri(ready.GetProperty("site").GetString()!));
        Assert.Equal(configuration["ServiceBus"], ready.GetProperty("serviceBus").GetString());
        Assert.Equal(configuration["Storage"], ready.GetProperty("storage").GetString());
    }
}
