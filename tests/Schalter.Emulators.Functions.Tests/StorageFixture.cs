using Schalter.Emulators.Functions.Local;
using Schalter.Emulators.Functions.Tests;

[assembly: AssemblyFixture(typeof(StorageFixture))]

namespace Schalter.Emulators.Functions.Tests;

/// <summary>One Azurite for all tests of this assembly; each test takes an account of its own.</summary>
public sealed class StorageFixture : IAsyncLifetime
{
    private AzuriteProcess? azurite;

    public async ValueTask InitializeAsync() => azurite = await AzuriteProcess.StartAsync(null);

    public string TakeAccount() => azurite!.TakeAccount();

    public ValueTask DisposeAsync() => azurite?.DisposeAsync() ?? ValueTask.CompletedTask;
}
