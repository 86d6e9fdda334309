using System.Reflection;
using Schalter.Emulators.Functions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>The way in for Program.cs.</summary>
public class FunctionsApplication
{
    /// <summary>
    /// Starts the local platform (storage, Service Bus, site) as <paramref name="args"/> and settings ask, and returns the
    /// builder of the application whose functions stand in the entry assembly.
    /// </summary>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args)
    {
        var application = Assembly.GetEntryAssembly() ?? throw new InvalidOperationException("There is no entry assembly to look for functions in.");
        return new FunctionsApplicationBuilder(args, RuntimeSetup.ForLocalPlatform(args, application));
    }
}

/// <summary>Adds request handling.</summary>
public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    /// <summary>Lets functions take <c>HttpRequest</c> and answer with results of ASP.NET Core; middleware added later runs inside.</summary>
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddHttp();
        return builder;
    }
}
