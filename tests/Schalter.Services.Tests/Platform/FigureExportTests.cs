using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using Schalter.Services.Platform;
using Schalter.Services.Uploads;

namespace Schalter.Services.Tests.Platform;

/// <summary>What the workbook and the alerts ask for leaves the app, under the names they ask by.</summary>
public sealed class FigureExportTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Figures_ArriveWithTheirWords()
    {
        var taken = new ConcurrentQueue<JsonElement>();
        await using var ingestion = await OpenAsync(taken);
        await using var app = App($"InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint={ingestion.Urls.Single()}/");
        var export = app.GetRequiredService<MeterProvider>();

        app.GetRequiredService<ScanMetrics>().Count(null);
        app.GetRequiredService<ScanMetrics>().Count(null);
        Assert.True(export.ForceFlush());

        // Other tests of this process count at the same time.
        var sent = taken.Where(t => t.GetProperty("name").GetString() == "Metric").Select(t => t.GetProperty("data").GetProperty("baseData"));
        var waiting = sent.Where(d => d.GetProperty("metrics")[0].GetProperty("name").GetString() == "schalter.scans"
            && d.GetProperty("properties").GetProperty("outcome").GetString() == "waiting");
        Assert.True(waiting.Sum(d => d.GetProperty("metrics")[0].GetProperty("value").GetDouble()) >= 2);
    }

    [Fact]
    public async Task WithoutAPlaceToSendThem_NothingIsExported()
    {
        await using var app = App(string.Empty);

        Assert.Null(app.GetService<MeterProvider>());
    }

    private static ServiceProvider App(string connection)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = connection }).Build();
        return new ServiceCollection().AddMetrics().AddLogging().AddSingleton<ScanMetrics>().AddFigureExport(settings).BuildServiceProvider();
    }

    /// <summary>Takes what Application Insights takes: lines of JSON, compressed.</summary>
    private static async Task<WebApplication> OpenAsync(ConcurrentQueue<JsonElement> taken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapPost("/{**path}", async (HttpRequest request) =>
        {
            await using var body = request.Headers.ContentEncoding == "gzip" ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
            using var lines = new StreamReader(body);
            var count = 0;
            while (await lines.ReadLineAsync(request.HttpContext.RequestAborted) is { Length: > 0 } line)
            {
                taken.Enqueue(JsonDocument.Parse(line).RootElement.Clone());
                count++;
            }

            return Results.Json(new { itemsReceived = count, itemsAccepted = count, errors = Array.Empty<string>() });
        });
        await app.StartAsync(Stop);
        return app;
    }
}
