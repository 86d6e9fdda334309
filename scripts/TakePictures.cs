// Takes the README's pictures of the website again: dotnet run scripts/TakePictures.cs (needs Chromium). They go to docs/pictures.
#:property PublishAot=false
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

var site = Directory.CreateTempSubdirectory("schalter-pictures-").FullName;
try
{
    Run("dotnet", "run", "--project", "functions/Schalter.Website", "--", "build", "--out", site);
    var address = $"http://localhost:{FreePort()}/";
    using var host = new HttpListener { Prefixes = { address } };
    host.Start();
    _ = Task.Run(() => ServeAsync(host));
    Take("start", "de/", "0");
    Take("form-arabic-dark", "ar/forms/contact/", "dark");

    void Take(string name, string page, string colours) => Run(
        "chromium", "--headless", "--no-sandbox", "--hide-scrollbars", "--window-size=500,900", $"--blink-settings=preferredColorScheme={(colours == "dark" ? 0 : 1)}",
        $"--screenshot={Path.GetFullPath($"docs/pictures/{name}.png")}", address + page);
}
finally
{
    Directory.Delete(site, recursive: true);
}

async Task ServeAsync(HttpListener host)
{
    while (true)
    {
        var asked = await host.GetContextAsync();
        var file = Path.Combine(site, asked.Request.Url!.AbsolutePath.TrimStart('/') + (asked.Request.Url.AbsolutePath.EndsWith('/') ? "index.html" : ""));
        asked.Response.ContentType = Path.GetExtension(file) switch { ".css" => "text/css", ".js" => "text/javascript", _ => "text/html; charset=utf-8" };
        await asked.Response.OutputStream.WriteAsync(File.Exists(file) ? await File.ReadAllBytesAsync(file) : []);
        asked.Response.Close();
    }
}

static int FreePort()
{
    using var listener = new TcpListener(IPAddress.Loopback, 0);
    listener.Start();
    return ((IPEndPoint)listener.LocalEndpoint).Port;
}

static void Run(string program, params string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
    process.WaitForExit();
    if (process.ExitCode != 0)
    {
        throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
