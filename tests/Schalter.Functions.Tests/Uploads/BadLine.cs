using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;

namespace Schalter.Functions.Tests.Uploads;

/// <summary>
/// A slow line on which every third call about an upload is lost before it leaves, one never ends, and every connection breaks once it has carried
/// one and a half pieces.
/// </summary>
internal sealed class BadLine : IAsyncDisposable
{
    private const int Piece = 2 * 1024 * 1024;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly TaskCompletionSource<long> held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Uri counter;
    private readonly Task accepting;
    private int calls;
    private int cuts;

    public BadLine(Uri counter)
    {
        this.counter = counter;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Of the counter, over this line.</summary>
    public Uri Address => new($"http://{listener.LocalEndpoint}/");

    /// <summary>Where the piece begins that is under way and will not arrive; by then some are there.</summary>
    public Task<long> Held => held.Task;

    /// <summary>Where each piece that was let through began.</summary>
    public List<long> Offsets { get; } = [];

    /// <summary>Methods of the calls that never left.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>Connections that broke in the midst of a piece.</summary>
    public int Cuts => cuts;

    public async Task SpoilAsync(IPage page)
    {
        var devTools = await page.Context.NewCDPSessionAsync(page);
        await devTools.SendAsync("Network.enable");
        await devTools.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = 20,
            ["downloadThroughput"] = 2 * Piece,
            ["uploadThroughput"] = 2 * Piece,
        });
        await page.RouteAsync(url => url.Contains("/api/uploads", StringComparison.Ordinal), SpoilAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await accepting;
        end.Dispose();
    }

    private async Task SpoilAsync(IRoute route)
    {
        // Whether pieces are taken at all is asked once; without an answer the file goes with the form.
        if (route.Request.Method != "OPTIONS" && calls++ % 3 == 0)
        {
            Lost.Add(route.Request.Method);
            await route.AbortAsync("connectionreset");
            return;
        }

        if (route.Request.Headers.TryGetValue("upload-offset", out var text))
        {
            var offset = long.Parse(text, null);
            if (offset >= 3 * Piece && held.TrySetResult(offset))
            {
                return;
            }

            Offsets.Add(offset);
        }

        await route.ContinueAsync();
    }

    private async Task AcceptAsync()
    {
        var carrying = new List<Task>();
        try
        {
            while (true)
            {
                carrying.Add(CarryAsync(await listener.AcceptTcpClientAsync(end.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(carrying);
        }
    }

    private async Task CarryAsync(TcpClient browser)
    {
        using var near = browser;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(counter.Host, counter.Port, end.Token);
            await await Task.WhenAny(CarryAsync(near, far, 3 * Piece / 2), CarryAsync(far, near, long.MaxValue));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // the other side has hung up
        }
    }

    private async Task CarryAsync(TcpClient from, TcpClient to, long most)
    {
        var buffer = new byte[64 * 1024];
        for (var read = 1; read > 0 && most > 0; most -= read)
        {
            read = await from.GetStream().ReadAsync(buffer, end.Token);
            await to.GetStream().WriteAsync(buffer.AsMemory(0, read), end.Token);
        }

        if (most <= 0)
        {
            Interlocked.Increment(ref cuts);
            from.LingerState = new(true, 0);
        }
    }
}
