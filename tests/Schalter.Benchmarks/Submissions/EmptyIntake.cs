using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Schalter.Benchmarks.Submissions;

/// <summary>The storage floor behind an ASP.NET Core endpoint that reads the multipart body and knows nothing about forms.</summary>
internal static class EmptyIntake
{
    public const string Command = "serve-empty-intake";

    /// <summary>Begins the line with the address, printed when it listens.</summary>
    public const string Ready = "ready";

    public static async Task RunAsync(string storage)
    {
        var floor = new StorageFloor(storage);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        await using var app = builder.Build();
        app.MapPost("/{manifestBytes:int}/{messageCharacters:int}", (HttpContext http) => ReceiveAsync(http, floor));
        await app.StartAsync();
        Console.WriteLine($"{Ready} {app.Urls.First()}");
        await app.WaitForShutdownAsync();
    }

    public static Uri Address(Uri server, IntakeSizes sizes) =>
        new(server, string.Create(CultureInfo.InvariantCulture, $"{sizes.ManifestBytes}/{sizes.MessageCharacters}"));

    private static async Task ReceiveAsync(HttpContext http, StorageFloor floor)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)http.Request.ContentLength!.Value);
        try
        {
            var documents = await ReadAsync(http, buffer);
            await floor.StoreAsync(new(Route(http, "manifestBytes"), Route(http, "messageCharacters")), documents, http.RequestAborted);
            http.Response.StatusCode = StatusCodes.Status201Created;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads all parts into the buffer and gives back those that are documents.</summary>
    private static async Task<List<Stream>> ReadAsync(HttpContext http, byte[] buffer)
    {
        var type = MediaTypeHeaderValue.Parse(http.Request.ContentType);
        var reader = new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).Value!, http.Request.Body, 64 * 1024);
        List<Stream> documents = [];
        var used = 0;
        while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } section)
        {
            var length = await section.Body.ReadAtLeastAsync(buffer.AsMemory(used), buffer.Length - used, false, http.RequestAborted);
            if (section.ContentType == "application/pdf")
            {
                documents.Add(new MemoryStream(buffer, used, length, writable: false));
            }

            used += length;
        }

        return documents;
    }

    private static int Route(HttpContext http, string name) =>
        int.Parse((string)http.Features.GetRequiredFeature<IRouteValuesFeature>().RouteValues[name]!, CultureInfo.InvariantCulture);
}
