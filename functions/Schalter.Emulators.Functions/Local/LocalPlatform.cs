using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Azure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;

namespace Schalter.Emulators.Functions.Local;

/// <summary>Everything around the functions that Azure would provide: storage, Service Bus, website, settings.</summary>
internal sealed class LocalPlatform : IAsyncDisposable
{
    private const int StandardPort = 7071;
    private const int StandardSitePort = 4280;

    private readonly LocalOptions options;
    private readonly ConfigurationManager configuration;
    private readonly TextWriter output;
    private readonly DataFolder data;
    private readonly LocalOffice office;
    private LocalBus? bus;
    private LocalStorage? storage;
    private LocalSite? site;

    private LocalPlatform(LocalOptions options, ConfigurationManager configuration, TextWriter output)
    {
        (this.options, this.configuration, this.output) = (options, configuration, output);
        data = DataFolder.Open(options);
        office = new(configuration, data);
    }

    /// <summary>The address the functions are to be served on; port 0 means a free one.</summary>
    public string HttpUrl =>
        options.Port is { } port ? $"http://localhost:{port}".Replace("localhost:0", "127.0.0.1:0", StringComparison.Ordinal)
        : options.Ephemeral ? "http://127.0.0.1:0"
        : configuration["Local:HttpUrl"] ?? $"http://localhost:{StandardPort}";

    public string DataDirectory => data.Path;

    /// <summary>The Azurite started for this run; null if one that ran already is used.</summary>
    public AzuriteProcess? Azurite => storage?.Started;

    /// <summary>Starts everything, or says in one line on standard error what is in the way and ends the process.</summary>
    public static LocalPlatform Start(string[] args, ConfigurationManager configuration)
    {
        try
        {
            var options = LocalOptions.Parse(args);
            if (options.ShowHelp)
            {
                Console.Out.WriteLine(LocalOptions.Help);
                Environment.Exit(0);
            }

#pragma warning disable VSTHRD002 // the builder that calls is synchronous by its public signature, and no thread can be waiting for this one
            return Task.Run(() => StartAsync(options, configuration, Console.Out, CancellationToken.None)).GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
        }
        catch (LocalRunException refusal)
        {
            Console.Error.WriteLine(refusal.Message);
            Environment.Exit(refusal.ExitCode);
            throw;
        }
    }

    /// <exception cref="LocalRunException">Something is missing, taken or cannot be written; nothing is left running.</exception>
    public static async Task<LocalPlatform> StartAsync(
        LocalOptions options, ConfigurationManager configuration, TextWriter output, CancellationToken cancellationToken)
    {
        var platform = new LocalPlatform(options, configuration, output);
        try
        {
            await platform.StartAsync(cancellationToken);
            return platform;
        }
        catch (Exception fault)
        {
            await platform.DisposeAsync();
            if (InTheWay(fault) is { } obstacle)
            {
                throw new LocalRunException(obstacle, fault);
            }

            throw;
        }
    }

    /// <summary>Prints the line that people and scripts wait for.</summary>
    /// <param name="http">Address the functions really listen on.</param>
    public void AnnounceReady(Uri http)
    {
        office.Open(http);
        var api = new Uri(http, "api");
        var (busAddress, storageAddress) = (bus!.ConnectionString, storage!.ConnectionString);
        output.WriteLine(options.Ephemeral
            ? "ready " + JsonSerializer.Serialize(new { http = api, site = site?.Address, serviceBus = busAddress, storage = storageAddress })
            : $"ready  {api}{(site is null ? "" : $"  site {site.Address.GetLeftPart(UriPartial.Authority)}")}"
                + $"  servicebus {bus.Place}  storage {storage.Place}");
        output.Flush();
    }

    /// <summary>Adds the routes of the local run itself.</summary>
    public void Map(IEndpointRouteBuilder routes) => office.Map(routes);

    public async ValueTask DisposeAsync()
    {
        office.Dispose();
        foreach (var part in new IAsyncDisposable?[] { site, bus, storage })
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        data.Dispose();
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        CheckFree(new Uri(HttpUrl).Port);
        var resources = LocalResources.Read(LocalResources.Path);
        storage = await LocalStorage.StartAsync(
            configuration["AzureWebJobsStorage"] ?? configuration["Storage"], options.FreePorts, data.Folder("azurite"), Say, cancellationToken);
        Say($"creating {resources} ...");
        await resources.CreateAsync(storage.ConnectionString, cancellationToken);
        bus = await LocalBus.StartAsync(configuration["ServiceBus"], options.FreePorts, data.Path, Say, cancellationToken);
        await StartSiteAsync(cancellationToken);
        configuration.AddInMemoryCollection(LocalSettings.Missing(configuration, Settings(storage, bus)));
    }

    private async Task StartSiteAsync(CancellationToken cancellationToken)
    {
        if (!options.Site)
        {
            return;
        }

        // Empty at first: the application builds the website into it when it has started.
        var own = configuration["Site:Root"] is not { Length: > 0 };
        var folder = own ? data.Folder("site") : Directory.CreateDirectory(configuration["Site:Root"]!).FullName;
        Say($"serving the website from {folder} ...");
        try
        {
            site = await LocalSite.StartAsync(folder, SitePort, cancellationToken, new LocalMails(MailFolder));
            configuration["Site:Root"] = folder;
        }
        catch (LocalRunException taken) when (own)
        {
            Say(taken.Message);
        }
    }

    private int SitePort => options.Ephemeral ? 0 : configuration.GetValue("Site:Port", options.FreePorts ? 0 : StandardSitePort);

    private string MailFolder => Path.Combine(data.Path, "mails");

    private Uri SiteAddress => site?.Address ?? new Uri($"http://localhost:{StandardSitePort}");

    /// <summary>Where mails go when the developer names no mail server.</summary>
    private string? MailsTo => string.IsNullOrWhiteSpace(configuration["Mail:Host"]) ? MailFolder : null;

    private Dictionary<string, string?> Settings(LocalStorage store, LocalBus serviceBus) => new()
    {
        ["AzureWebJobsStorage"] = store.ConnectionString,
        ["Storage"] = store.ConnectionString,
        ["ServiceBus"] = serviceBus.ConnectionString,
        ["Secrets:Current"] = "1",
        ["Secrets:1"] = data.Secret("secret-1"),
        ["Site:Url"] = SiteAddress.GetLeftPart(UriPartial.Authority),
        ["Site:Origins"] = SiteAddress.GetLeftPart(UriPartial.Authority),
        ["Mail:SiteUrl"] = SiteAddress.GetLeftPart(UriPartial.Authority),
        ["Mail:Folder"] = MailsTo,
        ["Site:Api"] = HttpUrl,
    };

    private void Say(string line) => output.WriteLine(line);

    private static string? InTheWay(Exception fault) => fault switch
    {
        IOException or UnauthorizedAccessException => $"The data of this run cannot be read or written: {fault.Message}",
        RequestFailedException => $"The storage refused: {fault.Message.Split('\n')[0]}",
        JsonException => $"{LocalResources.Path} or a journal cannot be read: {fault.Message}",
        _ => null,
    };

    private static void CheckFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (SocketException taken)
        {
            throw new LocalRunException($"Port {port} for the functions is taken by another program: end it, or give another one (--port N).", taken);
        }
    }
}
