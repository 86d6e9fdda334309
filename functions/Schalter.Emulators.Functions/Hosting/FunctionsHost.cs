using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting;

namespace Schalter.Emulators.Functions.Hosting;

/// <summary>The application with its local platform, which is disposed of last.</summary>
internal sealed class FunctionsHost(WebApplication app, RuntimePlatform platform) : IHost, IAsyncDisposable
{
    public IServiceProvider Services => app.Services;

    /// <summary>A taken port is everyday life, not a fault: one line says so, and the process ends with 1.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException && platform.Owner is not null)
        {
            await DisposeAsync();
            await Console.Error.WriteLineAsync($"{platform.HttpUrl} is taken: stop what listens there, or start with --ephemeral for free ports.");
            Environment.Exit(1);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken = default) => app.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        if (platform.Owner is not null)
        {
            await platform.Owner.DisposeAsync();
        }
    }

#pragma warning disable VSTHRD002 // IHost asks for it; whoever can, disposes asynchronously
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
}
