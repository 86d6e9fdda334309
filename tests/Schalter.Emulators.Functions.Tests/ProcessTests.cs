using System.Net;
using System.Net.Sockets;
using Schalter.Emulators.Functions.Tests.Queues;

namespace Schalter.Emulators.Functions.Tests;

/// <summary>What only whole processes show: crashes, signals, two hosts on one storage.</summary>
public sealed class ProcessTests(StorageFixture fixture)
{
    private readonly string storage = fixture.TakeAccount();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task KilledInTheHandler_MessageIsDeliveredAgain()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "go");
        var queue = await new TestQueue(storage, "work").CreatedAsync();
        await queue.SendAsync(file);
        await using (var first = AppProcess.Start(storage))
        {
            await first.SaysAsync($"began {file} 1");
            first.Kill();
        }

        await File.WriteAllTextAsync(file, "", Stop);
        await using var second = AppProcess.Start(storage);

        await second.SaysAsync($"began {file} 2");
        await second.SaysAsync($"ended {file}");
        await queue.UntilEmptyAsync();
    }

    [Fact]
    public async Task Terminated_FinishesWhatRuns_TakesNothingNew_AndEndsWithZero()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "go");
        var queue = await new TestQueue(storage, "work").CreatedAsync();
        await using var app = AppProcess.Start(storage);
        using var http = new HttpClient { BaseAddress = await app.ReadyAsync() };
        await queue.SendAsync(file);
        var request = http.GetStringAsync(new Uri($"api/hold?file={file}", UriKind.Relative), Stop);
        await app.SaysAsync($"began {file} 1");
        await app.SaysAsync("holding");

        app.Terminate();
        await Eventually.IsTrueAsync(async () => !await AnswersAsync(http.BaseAddress!));
        await queue.SendAsync("later");
        await File.WriteAllTextAsync(file, "", Stop);

        Assert.Equal("released", await request);
        await app.EndAsync();
        Assert.Equal((0, 1, 0), (app.ExitCode, app.Said($"ended {file}"), app.Said("began later")));
        Assert.True(await queue.HasVisibleMessageAsync());
    }

    [Fact]
    public async Task TwoProcesses_OnlyOneRunsTheTimer_AndTheOtherTakesOver()
    {
        await using var first = AppProcess.Start(storage);
        await first.SaysAsync("tick");
        await using var second = AppProcess.Start(storage);
        await second.ReadyAsync();

        var ticks = first.Said("tick");
        await Eventually.IsTrueAsync(() => Task.FromResult(first.Said("tick") >= ticks + 4));
        Assert.Equal(0, second.Said("tick"));

        first.Terminate();
        await second.SaysAsync("tick");
    }

    [Fact]
    public async Task PortTaken_IsSaidInOneLine_AndEndsWithOne()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        await using var app = AppProcess.Start(storage, "--port", $"{port}");
        await app.EndAsync();

        Assert.Equal(1, app.ExitCode);
        Assert.Contains($"{port}", Assert.Single(app.Lines), StringComparison.Ordinal);
    }

    private static async Task<bool> AnswersAsync(Uri address)
    {
        try
        {
            using var http = new HttpClient();
            await http.GetStringAsync(new Uri(address, "admin/host/status"), Stop);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
