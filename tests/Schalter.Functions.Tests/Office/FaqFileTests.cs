using System.Net;
using System.Text;

namespace Schalter.Functions.Tests.Office;

/// <summary>An editor changes an answer over HTTP and puts it back; the entry is one that no other test looks at.</summary>
public sealed class FaqFileTests(SystemFixture fixture)
{
    private const string Path = "faqs/uk/au-pair";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Editor_ReadsChangesAndRestores()
    {
        var editor = await Official.WithRoleAsync(fixture.Counter, "editor");
        using var before = await editor.GetAsync(Path);
        var (file, known) = (await before.Content.ReadAsStringAsync(Stop), before.Headers.ETag!.Tag);
        var marked = $"Оновлено {Guid.NewGuid():N}";

        using var blind = await PutAsync(editor, $"{file}\n{marked}", null);
        using var wrong = await PutAsync(editor, $"{file}\n<b>{marked}</b>", known);
        using var put = await PutAsync(editor, $"{file}\n{marked}", known);

        Assert.Equal("text/markdown", before.Content.Headers.ContentType!.MediaType);
        (await Problem.ReadAsync(blind)).Is(428, "version-missing");
        (await Problem.ReadAsync(wrong)).Is(422, "faq-invalid");
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        var versions = (await editor.ReadAsync($"{Path}/versions")).GetProperty("versions").EnumerateArray().Select(v => v.GetProperty("version").GetString()).ToList();
        Assert.Equal([put.Headers.ETag!.Tag.Trim('"'), known.Trim('"')], versions);
        using var earlier = await editor.GetAsync($"{Path}/versions/{versions[1]}");
        Assert.Equal(file, await earlier.Content.ReadAsStringAsync(Stop));
        var restored = await editor.DoneAsync(HttpMethod.Post, $"{Path}/versions/{versions[1]}/restore", "{}", ("If-Match", put.Headers.ETag.Tag));
        Assert.Equal(versions[1], restored.GetProperty("version").GetString());
    }

    [Theory]
    [InlineData("GET", "faqs")]
    [InlineData("GET", Path)]
    [InlineData("PUT", Path)]
    [InlineData("POST", $"{Path}/versions/0123456789abcdef/restore")]
    public async Task OthersThanEditors_StayOutside(string method, string path)
    {
        var planner = await Official.WithRoleAsync(fixture.Counter, "planner", "case-worker", "integrator", "auditor");
        using var response = await fixture.Counter.SendAsync(new(method), $"office/{path}", null, planner.Authorization);

        (await Problem.ReadAsync(response)).Is(403, "role-missing");
    }

    [Fact]
    public async Task List_TellsWhatIsLeftToDo()
    {
        var editor = await Official.WithRoleAsync(fixture.Counter, "editor");
        var fees = (await editor.ReadAsync("faqs")).EnumerateArray().Single(f => f.GetProperty("id").GetString() == "fees");

        Assert.Equal(5, fees.GetProperty("translations").GetArrayLength());
    }

    private Task<HttpResponseMessage> PutAsync(Official editor, string file, string? known) => fixture.Counter.SendAsync(
        HttpMethod.Put, $"office/{Path}", new StringContent(file, Encoding.UTF8, "text/markdown"),
        known is null ? [editor.Authorization] : [editor.Authorization, ("If-Match", known)]);
}
