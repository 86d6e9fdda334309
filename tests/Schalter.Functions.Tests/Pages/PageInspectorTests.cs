namespace Schalter.Functions.Tests.Pages;

/// <summary>An inspector that finds nothing must be able to find something.</summary>
public sealed class PageInspectorTests(ChromiumFixture chromium)
{
    private const string Page = """
        <!doctype html><html lang="en"><head><title>t</title><meta name="viewport" content="width=device-width, initial-scale=1"></head>
        <body><main><h1>t</h1>{0}</main></body></html>
        """;

    [Theory]
    [InlineData("""<div style="width:400px">wide</div>""", "scrolls sideways")]
    [InlineData("""<button style="height:20px">Go</button>""", "too small")]
    [InlineData("""<label for="a">A</label> <input id="a" style="height:50px">""", "label not above")]
    [InlineData("""<input style="height:50px">""", "label:")]
    [InlineData("""<p style="color:#bbb;background:#fff">pale</p>""", "color-contrast:")]
    public async Task Barrier_IsFound(string html, string barrier)
    {
        await using var inspector = await PageInspector.OpenAsync(chromium.Browser);
        var found = await inspector.FindBarriersAsync(Page.Replace("{0}", html, StringComparison.Ordinal));
        Assert.StartsWith(barrier, Assert.Single(found), StringComparison.Ordinal);
    }
}
