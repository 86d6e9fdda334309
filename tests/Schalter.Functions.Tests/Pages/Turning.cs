using Microsoft.Playwright;

namespace Schalter.Functions.Tests.Pages;

/// <summary>From one page to the next.</summary>
internal static class Turning
{
    /// <summary>Does what leads to another page, and waits until that is there.</summary>
    public static async Task<IResponse> TurnAsync(this IPage page, Func<Task> act, string what)
    {
        await page.EvaluateAsync("() => document.documentElement.setAttribute('data-left', '')");
        var response = await page.RunAndWaitForResponseAsync(act, answer => answer.Request.IsNavigationRequest);
        await Eventually.IsTrueAsync(() => IsThereAsync(page), what);
        return response;
    }

    /// <summary>Whether a new document is complete: on a busy machine the browser's own word for it may come before we listen.</summary>
    private static async Task<bool> IsThereAsync(IPage page)
    {
        try
        {
            return await page.EvaluateAsync<bool>(
                "() => document.readyState === 'complete' && !document.documentElement.hasAttribute('data-left')");
        }
        catch (PlaywrightException)
        {
            // between two documents there is none to ask
            return false;
        }
    }
}
