using Microsoft.Playwright;
using Schalter.Functions.Tests.Pages;

[assembly: AssemblyFixture(typeof(ChromiumFixture))]

namespace Schalter.Functions.Tests.Pages;

/// <summary>One Chromium of the operating system for all tests of pages.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private IPlaywright? playwright;

    internal IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Browser = await Chromium.LaunchAsync(playwright);
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.CloseAsync();
        }

        playwright?.Dispose();
    }
}
