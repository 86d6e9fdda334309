using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Schalter.Emulators.Functions.Http;
using Schalter.Emulators.Functions.Queues;
using Schalter.Emulators.Functions.Timers;

namespace Schalter.Emulators.Functions.Hosting;

/// <summary>Sets up ASP.NET Core and the container under an application. No file is watched: that costs start-up time.</summary>
internal static class RuntimeBuilder
{
    public static WebApplicationBuilder Create(string[] args, RuntimeSetup setup)
    {
        var environment = Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT")
            ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
            ?? Environments.Development;
        var web = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            Args = args,
            EnvironmentName = environment,
            ContentRootPath = setup.Folder,
        });
        web.Configuration
            .AddJsonFile("appsettings.json", optional: true, reloadOnChange: false)
            .AddInMemoryCollection(HostFiles.ReadLocalSettings(setup.Folder))
            .AddEnvironmentVariables();
        var host = HostFiles.ReadHostJson(setup.Folder, setup.HostJson);
        web.Services.AddSingleton(provider => HostOptions.Read(host, provider.GetRequiredService<IConfiguration>(), ApplicationName(setup)));
        web.Logging.AddConfiguration(host.GetSection("logging")).AddSimpleConsole(console => console.SingleLine = true);
        web.Host.UseDefaultServiceProvider(provider => provider.ValidateOnBuild = provider.ValidateScopes = true);
        web.WebHost.UseKestrelCore();
        web.Services.AddRouting();
        web.Services.Configure<JsonSerializerOptions>(json => json.PropertyNameCaseInsensitive = true);
        return web;
    }

    public static void AddRuntime(
        WebApplicationBuilder web,
        IReadOnlyList<FunctionDescriptor> functions,
        InvocationPipeline pipeline,
        RuntimeSetup setup,
        RuntimePlatform platform)
    {
        web.WebHost.UseUrls(platform.HttpUrl);
        // the worker's own limit stays Kestrel's 30,000,000 bytes unless the application sets another, as on the platform
        web.Services.PostConfigure<KestrelServerOptions>(kestrel =>
            kestrel.Limits.MaxRequestBodySize = Math.Min(kestrel.Limits.MaxRequestBodySize ?? long.MaxValue, setup.MaxRequestBody));
        web.Services.TryAddSingleton(TimeProvider.System);
        web.Services
            .AddSingleton(setup)
            .AddSingleton(platform)
            .AddSingleton(functions)
            .AddSingleton(pipeline)
            .AddSingleton<FunctionInvoker>()
            .AddSingleton<HttpInvocation>()
            .AddSingleton<AdminRoutes>()
            .AddSingleton<RunningInvocations>()
            .AddSingleton<DisabledFunctions>()
            .AddSingleton<StopSignals>()
            .AddSingleton<StorageConnections>()
            .AddSingleton<StorageOutage>()
            .AddSingleton<QueueListeners>()
            .AddSingleton<TimerListeners>()
            .AddHostedService<FunctionListeners>();
    }

    private static string ApplicationName(RuntimeSetup setup) =>
        setup.FunctionTypes.Count > 0 ? setup.FunctionTypes[0].Assembly.GetName().Name ?? "functions" : "functions";
}
