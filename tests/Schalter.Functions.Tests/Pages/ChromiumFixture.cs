using System.Diagnostics;
using Microsoft.Playwright;
using Schalter.Functions.Tests.Pages;

[assembly: AssemblyFixture(typeof(ChromiumFixture))]

namespace Schalter.Functions.Tests.Pages;

/// <summary>One Chromium of the operating system for all tests of pages.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";
    private IPlaywright? playwright;

    internal IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program) && File.Exists("/etc/debian_version") && Environment.UserName == "root")
        {
            await RunAsync("update", "-q");
            await RunAsync("install", "-y", "-q", "--no-install-recommends", "chromium");
        }

        if (!File.Exists(Program))
        {
            throw new InvalidOperationException($"These tests look at pages in Chromium, which was not found at {Program}. Install it (Debian: apt-get install chromium).");
        }

        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.CloseAsync();
        }

        playwright?.Dispose();
    }

    private static async Task RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("apt-get", arguments) { Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" } };
        using var running = Process.Start(start)!;
        await running.WaitForExitAsync();
    }
}
