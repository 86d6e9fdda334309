// Switches the static website on after provisioning (that part of storage has no template); the app itself renders the pages into it. May be
// repeated.
#:property PublishAot=false
using System.Diagnostics;

const int Attempts = 10;
string[] enable = ["storage", "blob", "service-properties", "update", "--static-website", "true", "--index-document", "index.html", "--404-document", "404.html"];
var account = Set("SITE_ACCOUNT");

// The account was made a moment ago; Azure takes up to some minutes to know it everywhere. Whoever may deploy may do this: it is a setting, not data.
for (var attempt = 1; Run() != 0; attempt++)
{
    if (attempt == Attempts)
    {
        throw new InvalidOperationException("The static website could not be switched on.");
    }

    Console.WriteLine($"not yet ({attempt} of {Attempts}), again in 30 s");
    Thread.Sleep(TimeSpan.FromSeconds(30));
}

int Run()
{
    using var process = Process.Start(new ProcessStartInfo(
        OperatingSystem.IsWindows() ? "az.cmd" : "az", [.. enable, "--account-name", account, "--auth-mode", "login", "--output", "none"]))!;
    process.WaitForExit();
    return process.ExitCode;
}

static string Set(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
    ? value
    : throw new InvalidOperationException($"{name} is not set: this runs as a hook of azd.");
