// The static website: "enable" switches it on after provisioning (that part of storage has no template), "publish" builds the pages and
// uploads them after a deployment. Both may be repeated.
#:property PublishAot=false
using System.Diagnostics;

const int Attempts = 10;
string[] account = ["--account-name", Set("SITE_ACCOUNT"), "--auth-mode", "login", "--output", "none"];

switch (args)
{
    case ["enable"]:
        Patiently("storage", "blob", "service-properties", "update", "--static-website", "true", "--index-document", "index.html", "--404-document", "404.html");
        break;
    case ["publish"]:
        var pages = Directory.CreateTempSubdirectory("schalter-site-").FullName;
        try
        {
            Run("dotnet", "run", "--project", "functions/Schalter.Website", "--", "build", "--out", pages, "--api", Set("API_URL"));
            Patiently("storage", "blob", "upload-batch", "--destination", "$web", "--source", pages, "--overwrite", "true");
        }
        finally
        {
            Directory.Delete(pages, recursive: true);
        }

        Console.WriteLine($"published {Set("SITE_URL")}");
        break;
    default:
        throw new InvalidOperationException("enable or publish?");
}

// The right to write was given a moment ago; Azure takes up to some minutes to know it everywhere.
void Patiently(params string[] arguments)
{
    for (var attempt = 1; ; attempt++)
    {
        try
        {
            Run(OperatingSystem.IsWindows() ? "az.cmd" : "az", [.. arguments, .. account]);
            return;
        }
        catch (InvalidOperationException) when (attempt < Attempts)
        {
            Console.WriteLine($"not yet ({attempt} of {Attempts}), again in 30 s");
            Thread.Sleep(TimeSpan.FromSeconds(30));
        }
    }
}

static void Run(string program, params string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
    process.WaitForExit();
    if (process.ExitCode != 0)
    {
        throw new InvalidOperationException($"{program} {arguments[0]} ended with {process.ExitCode}.");
    }
}

static string Set(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
    ? value
    : throw new InvalidOperationException($"{name} is not set: this runs as a hook of azd.");
