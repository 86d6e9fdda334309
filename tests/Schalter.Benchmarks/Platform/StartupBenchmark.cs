using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Schalter.Benchmarks.Measuring;
using Schalter.Emulators.Functions.Local;

namespace Schalter.Benchmarks.Platform;

/// <summary>Process start to first answer of our application (its storage runs already) and of an empty one, taking turns.</summary>
internal static class StartupBenchmark
{
    private const double MostRatio = 1.4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task RunAsync(int starts, CancellationToken cancellationToken)
    {
        Console.WriteLine(Machine.Now());
        await using var azurite = await AzuriteProcess.StartAsync(null, cancellationToken: cancellationToken);
        var storage = azurite.TakeAccount();
        List<double> empty = [];
        List<double> ours = [];
        // The first start of each also fills the machine's file cache: it does not count.
        for (var i = 0; i <= starts; i++)
        {
            empty.Add(await EmptyAsync(cancellationToken));
            ours.Add(await OursAsync(storage, cancellationToken));
        }

        var (ourMedian, emptyMedian) = (ours.Skip(1).Median(), empty.Skip(1).Median());
        var ratio = ourMedian / emptyMedian;
        Console.WriteLine($"Process start to first answer, medians of {starts} starts:");
        Console.WriteLine($"empty ASP.NET Core application {emptyMedian:0} ms, ours {ourMedian:0} ms");
        Console.WriteLine($"ratio {ratio:0.00} ({(ratio <= MostRatio ? "meets" : "MISSES")} the target <= {MostRatio})");
    }

    private static Task<double> EmptyAsync(CancellationToken cancellationToken)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        return MeasureAsync(
            new("dotnet", [typeof(StartupBenchmark).Assembly.Location, EmptyApplication.Command, url]), new(url), cancellationToken);
    }

    private static Task<double> OursAsync(string storage, CancellationToken cancellationToken)
    {
        var port = FreePort();
        var (arguments, settings) = SchalterApplication.Start(storage, "--port", $"{port}");
        var start = new ProcessStartInfo("dotnet", [SchalterApplication.Assembly, .. arguments]);
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        return MeasureAsync(start, new($"http://localhost:{port}/api/health"), cancellationToken);
    }

    private static async Task<double> MeasureAsync(ProcessStartInfo start, Uri address, CancellationToken cancellationToken)
    {
        start.RedirectStandardOutput = true;
        using var http = new HttpClient();
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        try
        {
            process.BeginOutputReadLine();
            while (!await AnswersAsync(http, address, cancellationToken))
            {
                if (process.HasExited || Stopwatch.GetElapsedTime(began) > Patience)
                {
                    throw new InvalidOperationException($"{start.ArgumentList[0]} did not answer.");
                }

                await Task.Delay(2, cancellationToken);
            }

            return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(address, cancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
