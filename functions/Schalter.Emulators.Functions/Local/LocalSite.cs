using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Schalter.Emulators.Functions.Local;

/// <summary>Serves the built website as Azure Static Web Apps would: files with their types, no listings, its own 404 page.</summary>
internal sealed class LocalSite : IAsyncDisposable
{
    // Forms are posted, and scripts speak, to the functions: in a local run another port of this machine.
    private const string Functions = "http://localhost:* http://127.0.0.1:*";
    private const string NotFoundPage = """
        <!doctype html><html lang="de"><title>Nicht gefunden</title>
        <h1>Seite nicht gefunden</h1><p lang="en">Page not found.</p></html>
        """;

    private const string NotBuiltPage = """
        <!doctype html><html lang="de"><title>Einen Augenblick</title>
        <h1>Die Website wird gerade gebaut</h1><p>Diese Seite lädt von selbst neu.</p><p lang="en">The website is being built. This page reloads by itself.</p></html>
        """;

    private static readonly Dictionary<string, string> SecurityHeaders = new()
    {
        ["X-Content-Type-Options"] = "nosniff",
        ["X-Frame-Options"] = "DENY",
        ["Referrer-Policy"] = "same-origin",
        ["Content-Security-Policy"] = $"default-src 'self'; img-src 'self' data:; connect-src 'self' {Functions}; "
            + $"form-action 'self' {Functions}; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
        ["Cache-Control"] = "no-cache",
    };

    private readonly WebApplication app;

    private LocalSite(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    /// <param name="folder">The built website.</param>
    /// <param name="port">Port on this machine; 0 takes a free one.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <param name="mails">Shown beside the website.</param>
    /// <exception cref="LocalRunException">The port is taken.</exception>
    public static async Task<LocalSite> StartAsync(string folder, int port, CancellationToken cancellationToken, LocalMails? mails = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = folder });
        builder.Logging.ClearProviders();
        builder.Services.AddResponseCompression();
        builder.WebHost.UseKestrelCore().UseUrls(port == 0 ? "http://127.0.0.1:0" : $"http://localhost:{port}");
        var app = builder.Build();
        Serve(app, folder, mails);
        try
        {
            await app.StartAsync(cancellationToken);
            return new(app);
        }
        catch (IOException taken)
        {
            await app.DisposeAsync();
            throw new LocalRunException($"Port {port} for the website is taken by another program: end it, or use --no-site.", taken);
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static void Serve(WebApplication app, string folder, LocalMails? mails)
    {
        var files = new PhysicalFileProvider(Path.GetFullPath(folder));
        app.Use((context, next) =>
        {
            foreach (var (name, value) in SecurityHeaders)
            {
                context.Response.Headers[name] = value;
            }

            return next(context);
        });
        app.UseResponseCompression();
        app.Use((context, next) => mails is not null && context.Request.Path.StartsWithSegments(LocalMails.Address, out var rest)
            ? mails.AnswerAsync(context, rest)
            : next(context));
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, OnPrepareResponse = SayCharset });
        app.Run(context => files.GetFileInfo("index.html").Exists ? NotFoundAsync(context, files.GetFileInfo("404.html")) : NotBuiltAsync(context));
    }

    private static void SayCharset(StaticFileResponseContext served)
    {
        var headers = served.Context.Response;
        if (headers.ContentType?.StartsWith("text/", StringComparison.Ordinal) == true)
        {
            headers.ContentType += "; charset=utf-8";
        }
    }

    /// <summary>In the first seconds of a first run.</summary>
    private static async Task NotBuiltAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers["Refresh"] = "1";
        await context.Response.WriteAsync(NotBuiltPage, context.RequestAborted);
    }

    private static async Task NotFoundAsync(HttpContext context, IFileInfo page)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "text/html; charset=utf-8";
        if (page.Exists)
        {
            await context.Response.SendFileAsync(page, context.RequestAborted);
        }
        else
        {
            await context.Response.WriteAsync(NotFoundPage, context.RequestAborted);
        }
    }
}
