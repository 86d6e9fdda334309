using Schalter.Emulators.Functions.Local;

[assembly: AssemblyFixture(typeof(Schalter.Services.Tests.StorageFixture))]

namespace Schalter.Services.Tests;

/// <summary>One Azurite for all tests of this project; each test takes an account of its own.</summary>
public sealed class StorageFixture : IAsyncLifetime
{
    private AzuriteProcess azurite = null!;

    public string TakeAccount() => azurite.TakeAccount();

    public async ValueTask InitializeAsync() => azurite = await AzuriteProcess.StartAsync(null);

    public ValueTask DisposeAsync() => azurite.DisposeAsync();
}
