using System.Net;
using System.Text.RegularExpressions;

namespace Schalter.Functions.Tests.Platform;

/// <summary>Modules by the names of this version and of others.</summary>
public sealed partial class AssetTests(SystemFixture fixture)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NameOfAnotherVersion_GetsThePresentModule_WhichNobodyKeeps()
    {
        var embed = await (await fixture.Counter.GetAsync("embed.js")).Content.ReadAsStringAsync(Stop);
        var name = FormModule().Match(embed).Value;
        using var present = await fixture.Counter.GetAsync(name);
        using var old = await fixture.Counter.GetAsync("assets/form.0123456789abcdef.js");

        Assert.Equal("public, max-age=31536000, immutable", present.Headers.CacheControl?.ToString());
        Assert.Equal((HttpStatusCode.OK, "no-store", "text/javascript"), (old.StatusCode, old.Headers.CacheControl?.ToString(), old.Content.Headers.ContentType?.MediaType));
        Assert.Equal(await present.Content.ReadAsStringAsync(Stop), await old.Content.ReadAsStringAsync(Stop));
    }

    [Theory]
    [InlineData("form.js")]
    [InlineData("form.0123456789ABCDEF.js")]
    [InlineData("form.0123456789abcdef.css")]
    [InlineData("none.0123456789abcdef.js")]
    public async Task NameOfNoModule_IsUnknown(string name)
    {
        using var response = await fixture.Counter.GetAsync($"assets/{name}");
        (await Problem.ReadAsync(response)).Is(404, "route-unknown");
    }

    [GeneratedRegex(@"assets/form\.[0-9a-f]{16}\.js")]
    private static partial Regex FormModule();
}
