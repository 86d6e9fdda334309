using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Schalter.Emulators.Functions.Hosting;
using Schalter.Emulators.Functions.Http;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Puts an application together: services, settings, middleware.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly WebApplicationBuilder web;
    private readonly RuntimeSetup setup;
    private readonly InvocationPipeline pipeline = new();
    private bool servesHttp;

    internal FunctionsApplicationBuilder(string[] args, RuntimeSetup setup)
    {
        this.setup = setup;
        web = RuntimeBuilder.Create(args, setup);
        Platform = setup.StartPlatform(web.Configuration);
    }

    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)web).Properties;

    public ConfigurationManager Configuration => web.Configuration;

    IConfigurationManager IHostApplicationBuilder.Configuration => web.Configuration;

    public IHostEnvironment Environment => web.Environment;

    public ILoggingBuilder Logging => web.Logging;

    public IMetricsBuilder Metrics => web.Metrics;

    public IServiceCollection Services => web.Services;

    internal RuntimePlatform Platform { get; }

    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = default)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)web).ConfigureContainer(factory, configure);

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        pipeline.Add(middleware);
        return this;
    }

    /// <summary>Finds the functions, checks them and the container, and returns the application ready to run.</summary>
    /// <exception cref="InvalidOperationException">A function or the container is wired wrongly; the message says where.</exception>
    public IHost Build()
    {
        var functions = FunctionDiscovery.Discover(setup.FunctionTypes, servesHttp);
        RuntimeBuilder.AddRuntime(web, functions, pipeline, setup, Platform);
        var app = web.Build();
        FunctionDiscovery.CheckConstructors(functions, app.Services);
        HttpRoutes.Map(app, functions);
        return new FunctionsHost(app, Platform);
    }

    internal void AddHttp()
    {
        if (servesHttp)
        {
            return;
        }

        servesHttp = true;
        Services.AddMvcCore();
        Use(HttpMiddleware.Around);
    }
}
