namespace Schalter.Services.Tests.Uploads;

/// <summary>One clamd for all tests of a class.</summary>
public sealed class ClamdFixture : IAsyncLifetime
{
    public ClamdServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await ClamdServer.StartAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
