using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Schalter.Emulators.Functions.Hosting;

namespace Schalter.Emulators.Functions.Tests;

/// <summary>An application with the given function classes, on a free port.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private readonly IHost host;

    private RunningApp(IHost host, Uri address)
    {
        this.host = host;
        Http = new HttpClient { BaseAddress = address };
    }

    public HttpClient Http { get; }

    public Recorder Recorder => host.Services.GetRequiredService<Recorder>();

    public LogLines Log => host.Services.GetRequiredService<LogLines>();

    public static FunctionsApplicationBuilder Builder(Options options, Action<Uri>? announceReady = null)
    {
        var setup = new RuntimeSetup(options.Functions, configuration =>
        {
            configuration["AzureWebJobsStorage"] = options.Storage;
            return new RuntimePlatform("http://127.0.0.1:0", announceReady ?? (_ => { }), null);
        })
        {
            Folder = options.Folder,
            HostJson = options.HostJson,
            MaxRequestBody = options.MaxRequestBody,
        };
        var builder = new FunctionsApplicationBuilder([], setup);
        builder.Services.AddSingleton<Recorder>().AddSingleton<LogLines>().AddSingleton<ILoggerProvider>(services => services.GetRequiredService<LogLines>());
        builder.Logging.AddFilter<LogLines>(null, LogLevel.Information);
        return builder;
    }

    public static async Task<RunningApp> StartAsync(Options options, Action<FunctionsApplicationBuilder>? configure = null)
    {
        var ready = new TaskCompletionSource<Uri>();
        var builder = Builder(options, ready.SetResult);
        (configure ?? (web => web.ConfigureFunctionsWebApplication()))(builder);
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new RunningApp(host, await ready.Task);
    }

    public Task StopAsync(CancellationToken cancellationToken) => host.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await host.StopAsync(new CancellationToken(canceled: true));
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    internal sealed record Options(params Type[] Functions)
    {
        public string? Storage { get; init; }

        public string Folder { get; init; } = Path.GetPathRoot(AppContext.BaseDirectory)!;

        public long MaxRequestBody { get; init; } = RuntimeSetup.PlatformBodyLimit;

        public Dictionary<string, string?> HostJson { get; init; } = [];
    }
}
