using Microsoft.Playwright;
using Schalter.Services.Tests.Platform;

namespace Schalter.Functions.Tests.Pages;

/// <summary>
/// Chromium of the operating system, with fewer processes than it would have by itself: they cost most of a short visit. The headless
/// shell shows the same pages with the same engine and has no windows and menus, which cost six times as much; the whole browser
/// serves where it is there already.
/// </summary>
internal static class Chromium
{
    private const string Package = "chromium-headless-shell";

    /// <summary>How long a page may take, in milliseconds: on a machine that runs everything else at the same time.</summary>
    public const float Patience = 120_000;

    private static readonly string[] Places = [$"/usr/bin/{Package}", "/usr/bin/chromium"];
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--in-process-gpu", "--renderer-process-limit=2"];

    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright) => await playwright.Chromium.LaunchAsync(
        new() { ExecutablePath = await DebianPackage.FindAsync(Package, Places, CancellationToken.None), Args = Arguments });
}
