using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Schalter.Services.Protection.Proofs;
using Schalter.Services.Tests.Protection.Proofs;

namespace Schalter.Functions.Tests.Protection;

/// <summary>A service that asks for a proof before it keeps a place.</summary>
public sealed class ChallengeTests(SystemFixture system)
{
    private const string Holds = "appointments/servicepoint/holds";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hold_WantsAProof_SaysWhereToGetIt_AndTakesItOnce()
    {
        await PublishedAsync();
        using var without = await system.Counter.PostAsync(Holds, Form());
        (await Problem.ReadAsync(without)).Is(422, "challenge-missing");
        var link = Assert.Single(without.Headers.GetValues("Link"));
        Assert.EndsWith("rel=\"urn:schalter:challenge\"", link, StringComparison.Ordinal);

        var address = link[(link.IndexOf('<', StringComparison.Ordinal) + 1)..link.IndexOf('>', StringComparison.Ordinal)];
        using var given = await system.Counter.GetAsync(address["/api/".Length..]);
        Assert.Equal("no-store", given.Headers.CacheControl?.ToString());
        var challenge = (await given.Content.ReadFromJsonAsync<Challenge>(ChallengeJson.Options, Stop))!;
        var altcha = Solver.Field(Solver.Solve(challenge));

        using var held = await system.Counter.PostAsync(Holds, Form(("altcha", altcha)));
        using var again = await system.Counter.PostAsync(Holds, JsonContent.Create(new { altcha }));
        Assert.Equal(HttpStatusCode.Created, held.StatusCode);
        (await Problem.ReadAsync(again)).Is(409, "challenge-used");
        Assert.True(again.Headers.Contains("Link"));
    }

    [Fact]
    public async Task List_SaysWhichServicesAsk()
    {
        using var response = await system.Counter.GetAsync("appointments");
        var services = (await response.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("services").EnumerateArray();

        Assert.Equal(
            ["servicepoint"],
            services.Where(s => s.GetProperty("asks").EnumerateArray().Any(a => a.GetString() == "proofOfWork")).Select(s => s.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("challenge")]
    [InlineData("challenge?action=hold&target=card-pickup")]
    [InlineData("challenge?action=hold&target=%2e%2e%2f")]
    [InlineData("challenge?action=hold&action=hold&target=servicepoint")]
    public async Task NothingThatAsks_GetsNoChallenge(string path)
    {
        using var response = await system.Counter.GetAsync(path);

        (await Problem.ReadAsync(response)).Is(404, "proof-not-asked");
    }

    /// <summary>Free times, once the timer has run.</summary>
    private async Task PublishedAsync()
    {
        using var http = new HttpClient { BaseAddress = system.Counter.Address };
        using var nothing = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var run = await http.PostAsync(new Uri("admin/functions/PublishSlots", UriKind.Relative), nothing, Stop);
        Assert.Equal(HttpStatusCode.Accepted, run.StatusCode);
        await Eventually.GetAsync(
            async () =>
            {
                using var response = await system.Counter.GetAsync("appointments/servicepoint/slots");
                return (await response.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("slots").GetArrayLength();
            },
            slots => slots > 0, "free times");
    }

    private static FormUrlEncodedContent Form(params IEnumerable<(string Name, string Value)> fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
}
