using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Schalter.Services.Content;
using Schalter.Services.Pages.Site;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Pages.Site;

/// <summary>The website of a local run, in its folder.</summary>
public sealed class KeepSiteTests(StorageFixture storage) : IDisposable
{
    private readonly string folder = Path.Combine(Directory.CreateTempSubdirectory("schalter-keep-").FullName, "site");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    /// <summary>The places of March 2027 go by a draw, which is over on 1 April.</summary>
    [Fact]
    public async Task NewDay_IsBuilt_ThoughTheContentIsWhatItWas()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        office.Get<LiveContent>().Looked(reached: true);
        var clock = new WatchedClock();
        using var keep = Keep(office, clock);
        await keep.StartAsync(Stop);
        await clock.WaitedFor.WaitAsync(Stop);
        Assert.Contains("draws/march-2027", await PageAsync(), StringComparison.Ordinal);

        clock.SetUtcNow(new(2027, 3, 31, 22, 0, 0, TimeSpan.Zero));
        await clock.WaitedFor.WaitAsync(Stop);
        Assert.DoesNotContain("draws/march-2027", await PageAsync(), StringComparison.Ordinal);
        await keep.StopAsync(Stop);
    }

    private Task<string> PageAsync() =>
        File.ReadAllTextAsync(Path.Combine(folder, "de", "appointments", "declaration-of-commitment", "index.html"), Stop);

    private KeepSite Keep(TestOffice office, WatchedClock clock)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Site:Root", folder)]).Build();
        var services = new ServiceCollection().AddSingleton<IServer>(new Server()).BuildServiceProvider();
        return new(
            configuration, services, office.Get<LiveContent>(), office.Get<ContentSettings>(), office.Get<IOptions<IntakeLimits>>(), new Started(), clock,
            NullLogger<KeepSite>.Instance);
    }

    /// <summary>Tells whenever somebody begins to wait for it: what came before is done.</summary>
    private sealed class WatchedClock() : FakeTimeProvider(new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero))
    {
        public SemaphoreSlim WaitedFor { get; } = new(0);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            WaitedFor.Release();
            return timer;
        }
    }

    private sealed class Started : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted { get; } = new(true);

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => throw new NotSupportedException();
    }

    private sealed class Server : IServer, IServerAddressesFeature
    {
        public Server() => Features.Set<IServerAddressesFeature>(this);

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public ICollection<string> Addresses { get; } = ["http://localhost:7071"];

        public bool PreferHostingUrls { get; set; }

        public void Dispose()
        {
        }

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => throw new NotSupportedException();

        public Task StopAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
