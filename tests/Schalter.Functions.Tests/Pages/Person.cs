using Microsoft.Playwright;
using Schalter.Services.Forms;

namespace Schalter.Functions.Tests.Pages;

/// <summary>
/// Someone with a small phone and, unless a test says otherwise, no JavaScript. Whatever page they come to is inspected: language, barriers, layout;
/// with JavaScript, where the pages come as they do without, those that a script has changed.
/// </summary>
internal sealed class Person : IAsyncDisposable
{
    private readonly IBrowserContext phone;
    private readonly PageInspector inspector;
    private readonly string language;
    private readonly bool script;
    private readonly HashSet<string> inspected = new(StringComparer.Ordinal);

    private Person(IBrowserContext phone, IPage page, PageInspector inspector, string language, bool script) =>
        (this.phone, Page, this.inspector, this.language, this.script) = (phone, page, inspector, language, script);

    public IPage Page { get; }

    public static async Task<Person> WithPhoneAsync(ChromiumFixture chromium, Uri address, string language, bool script = false, bool touch = false)
    {
        var phone = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            JavaScriptEnabled = script,
            Locale = language,
            HasTouch = touch,
            IsMobile = touch,
            ReducedMotion = ReducedMotion.Reduce, // the browser would wait 1.5 s for each box that a page glides to
            ViewportSize = new() { Width = PageInspector.Width, Height = PageInspector.Height },
        });
        phone.SetDefaultTimeout(Chromium.Patience);
        return new(phone, await phone.NewPageAsync(), await PageInspector.OpenAsync(chromium.Browser), language, script);
    }

    public async Task OpenAsync(string path, int status = 200) => await ArrivedAsync(await Page.GotoAsync(path), status);

    /// <summary>Presses a button and looks at the page that comes.</summary>
    public async Task PressAsync(string button, int status = 200)
    {
        var response = await Page.TurnAsync(
            () => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync(), $"the page behind '{button}'");
        await ArrivedAsync(response, status);
    }

    /// <summary>Presses a button of a form that is not in order: the script says so, else the answer does.</summary>
    public async Task BeRefusedAsync(string button)
    {
        if (!script)
        {
            await PressAsync(button, 422);
            return;
        }

        await Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Page.Locator("#errors").WaitForAsync();
        await InspectAsync();
    }

    /// <summary>Lets the browser send what it would itself find wrong, as older ones do.</summary>
    public Task DoNotCheckAsync() => Page.Locator("form").First.EvaluateAsync("form => form.noValidate = true");

    /// <summary>Questions that the script shows only after a later answer are answered in the end; those that it never shows are left out.</summary>
    public async Task FillAsync(Answers answers)
    {
        var given = answers.Values.SelectMany(a => a.Value.Select((value, place) => (Field: a.Key, Value: value, Place: place))).ToList();
        for (var round = 0; round < (script ? 2 : 1); round++)
        {
            foreach (var answer in given.ToList())
            {
                if (!script || await IsAskedAsync(answer.Field))
                {
                    await FillAsync(answer.Field, answer.Value, answer.Place);
                    given.Remove(answer);
                }
            }
        }
    }

    private Task<bool> IsAskedAsync(string field) =>
        Page.Locator($"[name='{field}']").First.EvaluateAsync<bool>("control => control.closest('[data-if][hidden]') === null");

    public async Task FillAsync(string field, string value, int place = 0)
    {
        var named = Page.Locator($"[name='{field}']");
        if (await Page.Locator($"select[name='{field}']").CountAsync() > 0)
        {
            await named.Nth(place).SelectOptionAsync(value);
        }
        else if (await Page.Locator($"input[name='{field}'][type=radio], input[name='{field}'][type=checkbox]").CountAsync() > 0)
        {
            await Page.Locator($"[name='{field}'][value='{Chosen(value)}']").CheckAsync();
        }
        else
        {
            await named.Nth(place).FillAsync(value);
        }
    }

    /// <summary>Chooses a file, and waits for it to arrive where a script brings it.</summary>
    public async Task ChooseFileAsync(string slot, string name, byte[] content, bool wait = true)
    {
        var file = new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content };
        await Page.Locator($"input[type=file][name='documents.{slot}']").SetInputFilesAsync(file);
        if (script && wait)
        {
            await Page.Locator($".uploads li:has-text('{name}') input[name='uploads.{slot}']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        }
    }

    public Task<string> HeadingAsync() => Page.Locator("h1").InnerTextAsync();

    public Task<string> TextAsync() => Page.Locator("main").InnerTextAsync();

    public async ValueTask DisposeAsync()
    {
        await inspector.DisposeAsync();
        await phone.DisposeAsync();
    }

    private static string Chosen(string typed) => typed switch
    {
        "ja" or "1" or "on" => "true",
        "nein" or "no" or "false" => "false",
        _ => typed,
    };

    private async Task ArrivedAsync(IResponse? response, int status)
    {
        Assert.Equal(status, response!.Status);
        Assert.Equal(language, await Page.Locator("html").GetAttributeAsync("lang"));
        Assert.DoesNotContain("accessKey", Page.Url, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("no-store", response.Headers["cache-control"]);
        if (!script)
        {
            await InspectAsync();
        }
    }

    private async Task InspectAsync()
    {
        var html = await Page.ContentAsync();
        if (inspected.Add(html))
        {
            Assert.Empty(await inspector.FindBarriersButColoursAsync(html));
        }
    }
}
