using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Schalter.Functions.Tests.Forms;

/// <summary>A form as programs read it: its description and its schema.</summary>
public sealed class DescriptionTests(SystemFixture fixture)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("application/json", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("image/png", "application/json")]
    [InlineData("text/html;q=0.5, application/json", "application/json")]
    [InlineData("text/html, application/json;q=0.5", "text/html")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html")]
    public async Task Form_IsAPageForBrowsers_AndADescriptionForPrograms(string? accept, string type)
    {
        foreach (var path in (string[])["forms", "forms/contact"])
        {
            using var response = await fixture.Counter.GetAsync(path, accept is null ? [] : [("Accept", accept)]);

            Assert.Equal((HttpStatusCode.OK, type), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
            Assert.Contains("Accept", response.Headers.Vary);
            Assert.Contains("Accept-Language", response.Headers.Vary);
        }
    }

    [Fact]
    public async Task Description_SaysWhatIsAsked_InTheLanguageAskedFor()
    {
        var form = await ReadAsync("forms/contact?lang=fr");

        var fields = form.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("fields").EnumerateArray()).ToList();
        var topic = fields.Single(f => f.GetProperty("id").GetString() == "enquiry.topic");
        var loss = topic.GetProperty("choices").EnumerateArray().Single(c => c.GetProperty("value").GetString() == "lossOfDocument");
        Assert.Equal("fr", form.GetProperty("language").GetString());
        Assert.Equal(("choice", true), (topic.GetProperty("type").GetString(), topic.GetProperty("required").GetBoolean()));
        Assert.NotEqual(loss.GetProperty("label").GetString(), await LossInGermanAsync());
        Assert.Equal("enquiry.audience", loss.GetProperty("shownIf").GetProperty("field").GetString());
        Assert.Equal(4000, fields.Single(f => f.GetProperty("id").GetString() == "enquiry.message").GetProperty("limits").GetProperty("maxLength").GetInt32());
        Assert.Equal("powerOfAttorney", form.GetProperty("documents")[0].GetProperty("id").GetString());
        Assert.Equal("/api/forms/contact/schema", form.GetProperty("links").GetProperty("schema").GetString());
    }

    [Fact]
    public async Task Schema_IsJsonSchema_InTheLanguageAskedFor()
    {
        using var response = await fixture.Counter.GetAsync("forms/contact/schema", ("Accept-Language", "en"), ("Accept", "text/html"));

        Assert.Equal("application/schema+json", response.Content.Headers.ContentType?.MediaType);
        var schema = await response.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.GetProperty("$schema").GetString());
        Assert.Equal("Your matter", schema.GetProperty("properties").GetProperty("enquiry").GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("forms"), InlineData("forms/contact"), InlineData("forms/contact/schema")]
    public async Task WhoHasItAlready_IsToldSo(string path)
    {
        using var first = await fixture.Counter.GetAsync($"{path}?lang=en");
        var tag = first.Headers.ETag!.ToString();
        using var again = await fixture.Counter.GetAsync($"{path}?lang=en", ("If-None-Match", $"\"other\", W/{tag}"));
        using var other = await fixture.Counter.GetAsync($"{path}?lang=uk", ("If-None-Match", tag));

        Assert.Equal((HttpStatusCode.NotModified, tag), (again.StatusCode, again.Headers.ETag?.ToString()));
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal((HttpStatusCode.OK, "uk"), (other.StatusCode, other.Content.Headers.ContentLanguage.Single()));
        Assert.True(first.Headers.CacheControl!.MaxAge <= TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("forms/dog-licence"), InlineData("forms/dog-licence/schema")]
    public async Task UnknownForm_IsAProblem(string path)
    {
        using var response = await fixture.Counter.GetAsync(path);

        (await Problem.ReadAsync(response)).Is(404, "form-unknown");
    }

    private async Task<string?> LossInGermanAsync() => (await ReadAsync("forms/contact?lang=de")).GetProperty("sections")[0].GetProperty("fields")[1]
        .GetProperty("choices")[2].GetProperty("label").GetString();

    private async Task<JsonElement> ReadAsync(string path)
    {
        using var response = await fixture.Counter.GetAsync(path);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Stop);
    }
}
