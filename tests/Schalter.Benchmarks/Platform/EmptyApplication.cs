using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Schalter.Benchmarks.Platform;

/// <summary>An ASP.NET Core application as its template makes it, with one endpoint.</summary>
internal static class EmptyApplication
{
    public const string Command = "serve-empty";

    public static async Task RunAsync(string url)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls(url);
        await using var app = builder.Build();
        app.MapGet("/", () => "ok");
        await app.RunAsync();
    }
}
