namespace Schalter.Functions.Tests.Events;

/// <summary>A system of its own: whoever subscribes here takes up every case, also those of other tests.</summary>
public sealed class SubscribedSystem : IAsyncLifetime
{
    internal RunningSystem System { get; private set; } = null!;

    internal Counter Counter { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        System = await RunningSystem.StartAsync(["--ephemeral", "--no-site"]);
        Counter = new(System.Address);
    }

    /// <summary>A token as an integrator gets it in a local run.</summary>
    public async Task<string> TokenAsync()
    {
        using var http = new HttpClient { BaseAddress = System.Address };
        return await http.GetStringAsync(new Uri(".local/oidc/token?role=integrator", UriKind.Relative), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Counter?.Dispose();
        if (System is not null)
        {
            await System.DisposeAsync();
        }
    }
}
