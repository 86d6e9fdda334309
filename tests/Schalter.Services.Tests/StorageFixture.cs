using Schalter.Emulators.Functions.Local;

[assembly: AssemblyFixture(typeof(Schalter.Services.Tests.StorageFixture))]

namespace Schalter.Services.Tests;

/// <summary>
/// Storage for all tests of this project; each test takes an account of its own. Azurite looks through what all its accounts hold at
/// nearly every call, and sorts the messages of all again when one goes: with hundreds of accounts that would be most of what the tests
/// cost. So a fresh one comes after some accounts, and one that nobody uses any more ends.
/// </summary>
public sealed class StorageFixture : IAsyncLifetime
{
    private const int AccountsEach = 30;

    /// <summary>So many accounts before its turn the next one is started, so that nobody waits for it.</summary>
    private const int Ahead = 4;

    private readonly SemaphoreSlim one = new(1);
    private readonly Dictionary<string, Azurite> taken = new(StringComparer.Ordinal);
    private Task<Azurite> current = null!;
    private Task<Azurite>? next;

    /// <summary>Connection string of an empty storage; <see cref="GiveBackAsync"/> when it is needed no more.</summary>
    public async Task<string> TakeAccountAsync()
    {
        await one.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            var azurite = await current;
            var account = azurite.Process.TakeAccount();
            taken[account] = azurite;
            azurite.Users++;
            azurite.Left--;
            next ??= azurite.Left <= Ahead ? StartAsync() : null;
            if (azurite.Left == 0)
            {
                (current, next) = (next!, null);
            }

            return account;
        }
        finally
        {
            one.Release();
        }
    }

    public async Task GiveBackAsync(string account)
    {
        Azurite? unused = null;
        await one.WaitAsync();
        if (taken.Remove(account, out var azurite) && --azurite.Users == 0 && azurite.Left == 0)
        {
            unused = azurite;
        }

        one.Release();
        if (unused is not null)
        {
            await unused.Process.DisposeAsync();
        }
    }

    public async ValueTask InitializeAsync() => await (current = StartAsync());

    public async ValueTask DisposeAsync()
    {
        var last = await Task.WhenAll(new[] { current, next }.OfType<Task<Azurite>>());
        foreach (var azurite in last.Concat(taken.Values).Distinct())
        {
            await azurite.Process.DisposeAsync();
        }

        one.Dispose();
    }

    private static async Task<Azurite> StartAsync() => new(await AzuriteProcess.StartAsync(null));

    private sealed class Azurite(AzuriteProcess process)
    {
        public AzuriteProcess Process { get; } = process;

        /// <summary>Accounts that nobody took yet.</summary>
        public int Left { get; set; } = AccountsEach;

        /// <summary>Accounts that were not given back.</summary>
        public int Users { get; set; }
    }
}
