using System.Reflection;
using System.Net;
using Microsoft.Azure.Functions.Worker;
using Schalter.Emulators.Functions.Local;
using Schalter.Functions.Platform;
using Schalter.Services.Platform;

namespace Schalter.Functions.Tests.Protection;

/// <summary>
/// Nobody can find out which references and bookings exist: on every public route that takes one, a wrong key is answered like an id
/// that was never given out, and neither costs a storage call.
/// </summary>
public sealed class EnumerationTests
{
    /// <summary>Parameters of routes that are no secret, or the whole of it: an upload has no key beside its id, a report none beside that of its link.</summary>
    private static readonly string[] Open = ["{service}", "{form}", "{id}", "{*path}", "{name}", "{upload}", "{draw}", "{week}", "{key}"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WrongKey_IsAnsweredLikeAnUnknownId_WithoutAskingStorage()
    {
        using var folder = new TemporaryFolder();
        await using var azurite = await AzuriteProcess.StartAsync(Path.Combine(folder.Path, "azurite"), cancellationToken: Stop);
        await using var system = await RunningSystem.StartAsync(
            ["--data", Path.Combine(folder.Path, "data"), "--port", "0", "--no-site"],
            ("AzureWebJobsStorage", azurite.ConnectionString), ("Storage", azurite.ConnectionString));
        using var counter = new Counter(system.Address);
        var receipt = await counter.SubmitAsync("contact", PostedForm.Enquiry());
        await counter.UntilAsync(receipt, "routed");
        var stranger = await counter.SubmitAsync("contact", PostedForm.Enquiry());

        foreach (var isDown in new[] { false, true })
        {
            await (isDown ? azurite.StopAsync() : Task.CompletedTask);
            foreach (var (method, route) in Routes())
            {
                foreach (var key in new[] { stranger.AccessKey, "1.AAAAAAAAAAAAAAAAAAAAAA", "ключ" })
                {
                    var known = await AnswerAsync(counter, method, Named(route, receipt.Reference), key);
                    var unknown = await AnswerAsync(counter, method, Named(route, ReferenceNumber.NewRandom().Value), key);

                    Assert.Equal((HttpStatusCode.NotFound, known.Body), (known.Status, unknown.Body));
                    Assert.Equal(known.Headers, unknown.Headers);
                    Assert.Equal(known.Status, unknown.Status);
                }
            }
        }
    }

    /// <summary>A new parameter of a public route must be thought about here.</summary>
    [Fact]
    public void Parameters_AreIdsWithAKey_OrNoSecret() =>
        Assert.All(Routes(), route => Assert.Matches(@"^[a-z-]+/\{(reference|booking|entry)\}(/[a-z]+)?$", route.Route));

    /// <summary>Public routes with a parameter that is not open.</summary>
    private static List<(string Method, string Route)> Routes() =>
    [
        .. typeof(HttpAnswers).Assembly.GetTypes().SelectMany(t => t.GetMethods()).SelectMany(m => m.GetParameters())
            .Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>()
            .Where(t => !t.Route!.StartsWith("office/", StringComparison.Ordinal))
            .Where(t => t.Route!.Split('/').Any(part => part.StartsWith('{') && !Open.Contains(part)))
            .SelectMany(t => t.Methods!.Select(method => (method.ToUpperInvariant(), t.Route!))),
    ];

    private static string Named(string route, string reference) => string.Join('/', route.Split('/').Select(part => part.StartsWith('{') ? reference : part));

    private static async Task<(HttpStatusCode Status, string Headers, string Body)> AnswerAsync(Counter counter, string method, string path, string key)
    {
        using var body = method is "GET" or "DELETE" ? null : new FormUrlEncodedContent([new("confirm", "yes")]);
        using var response = await counter.SendAsync(new(method), path, body, ("Authorization", $"Bearer {Uri.EscapeDataString(key)}"));
        var headers = response.Headers.Concat(response.Content.Headers).Where(h => h.Key != "Date").Select(h => $"{h.Key}: {string.Join(',', h.Value)}");
        return (response.StatusCode, string.Join('\n', headers), await response.Content.ReadAsStringAsync(Stop));
    }
}
