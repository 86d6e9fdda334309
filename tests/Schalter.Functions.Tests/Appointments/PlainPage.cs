using System.Net;
using System.Text.RegularExpressions;

namespace Schalter.Functions.Tests.Appointments;

/// <summary>A page as a browser without script sees it: what it says, and the forms it can send.</summary>
internal sealed partial class PlainPage
{
    private static readonly (string, string) Browser = ("Accept", "text/html");

    private readonly Counter counter;

    private PlainPage(Counter counter, HttpStatusCode status, string html) => (this.counter, Status, Html) = (counter, (int)status, WebUtility.HtmlDecode(html));

    public int Status { get; }

    public string Html { get; }

    public string Heading => Tag().Replace(HeadingPattern().Match(Html).Groups["text"].Value, string.Empty).Trim();

    public static async Task<PlainPage> OpenAsync(Counter counter, string path) => await ReadAsync(counter, await counter.GetAsync(path, Browser));

    public static async Task<PlainPage> PostAsync(Counter counter, string path, params IEnumerable<(string Name, string Value)> fields) =>
        await ReadAsync(counter, await counter.PostAsync(path, Visits.Form(fields), Browser));

    /// <summary>Sends the form whose action holds this word, with what it holds unseen and what is typed.</summary>
    public Task<PlainPage> SendAsync(string action, params (string Name, string Value)[] typed)
    {
        var form = Forms().Matches(Html).FirstOrDefault(f => f.Groups["action"].Value.Contains(action, StringComparison.Ordinal));
        Assert.True(form is not null, $"The page '{Heading}' ({Status}) has no form for {action}.");
        var hidden = Inputs().Matches(form.Value).Select(i => (Name: i.Groups["name"].Value, Value: ValueOf().Match(i.Value).Groups["value"].Value));
        return PostAsync(counter, form.Groups["action"].Value["/api/".Length..], [.. hidden.Where(h => typed.All(t => t.Name != h.Name)), .. typed]);
    }

    /// <summary>What a field holds.</summary>
    public string Field(string name) => ValueOf().Match(Regex.Match(Html, $"<input[^>]*name=\"{Regex.Escape(name)}\"[^>]*>").Value).Groups["value"].Value;

    /// <summary>Values of the choices, or buttons, of that name.</summary>
    public IReadOnlyList<string> Choices(string name) =>
        [.. Regex.Matches(Html, $"<(input type=\"radio\"|button)[^>]*name=\"{name}\" value=\"(?<value>[^\"]+)\"").Select(m => m.Groups["value"].Value)];

    private static async Task<PlainPage> ReadAsync(Counter counter, HttpResponseMessage response)
    {
        using (response)
        {
            Assert.Equal(("text/html", "no-store"), (response.Content.Headers.ContentType?.MediaType, response.Headers.CacheControl?.ToString()));
            Assert.Equal("noindex", Assert.Single(response.Headers.GetValues("X-Robots-Tag")));
            return new(counter, response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [GeneratedRegex("<h1[^>]*>(?<text>.*?)</h1>", RegexOptions.Singleline)]
    private static partial Regex HeadingPattern();

    [GeneratedRegex("<form method=\"post\" action=\"(?<action>[^\"]+)\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input (?!type=\"radio\")[^>]*name=\"(?<name>[^\"]+)\"[^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("value=\"(?<value>[^\"]*)\"")]
    private static partial Regex ValueOf();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
