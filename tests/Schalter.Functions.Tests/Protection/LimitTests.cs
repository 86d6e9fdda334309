using System.Net;

namespace Schalter.Functions.Tests.Protection;

/// <summary>One network asks too much; a proxy in front says whose requests they are.</summary>
public sealed class LimitTests
{
    private const string Path = "bookings/4F4K-TRTX-CKGC";

    /// <summary>Enough to be refused, also when a minute ends in between.</summary>
    private const int Many = 12;

    [Fact]
    public async Task NetworkThatAsksTooMuch_IsToldWhenToComeBack_AndNobodyElseIs()
    {
        await using var system = await RunningSystem.StartAsync(
            ["--ephemeral", "--no-site"], ("Network__TrustedProxies", "1"), ("Protection__QueriesPerMinute", "3"));
        using var counter = new Counter(system.Address);

        var answers = await AskAsync(counter, _ => "192.0.2.1:4711");
        var refused = answers.First(a => a.Status == HttpStatusCode.TooManyRequests);
        Assert.All(answers.Take(3), a => Assert.Equal(HttpStatusCode.NotFound, a.Status));
        Assert.Equal("rate-limited", refused.Code);
        Assert.InRange(refused.RetryAfter, 1, 62);

        // Whatever stands before what the proxy itself has added is the caller's invention.
        Assert.Contains(await AskAsync(counter, i => $"198.51.100.{i}, 192.0.2.1:{i}"), a => a.Status == HttpStatusCode.TooManyRequests);

        Assert.All(await AskAsync(counter, i => $"192.0.2.1, 203.0.113.{i}"), a => Assert.Equal(HttpStatusCode.NotFound, a.Status));
        Assert.All(await AskAsync(counter, _ => null), a => Assert.Equal(HttpStatusCode.NotFound, a.Status));
        await ReadsAPageAndIsStillReceivedAsync(counter);
    }

    /// <summary>People get a page in their language; a submission is received all the same (§ 81 Abs. 4 AufenthG).</summary>
    private static async Task ReadsAPageAndIsStillReceivedAsync(Counter counter)
    {
        var status = HttpStatusCode.OK;
        for (var i = 0; i < Many && status != HttpStatusCode.TooManyRequests; i++)
        {
            using var form = new FormUrlEncodedContent([new("reference", "4F4K-TRTX-CKGC"), new("accessKey", "1.x")]);
            using var page = await counter.PostAsync(
                "status", form, ("Accept", "text/html"), ("Accept-Language", "tr"), ("X-Forwarded-For", "192.0.2.1"));
            status = page.StatusCode;
            if (status == HttpStatusCode.TooManyRequests)
            {
                Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
                Assert.NotNull(page.Headers.RetryAfter?.Delta);
                Assert.Contains("lang=\"tr\"", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            }
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        await counter.SubmitAsync("contact", PostedForm.Enquiry(), ("X-Forwarded-For", "192.0.2.1"));
    }

    private static async Task<List<(HttpStatusCode Status, string Code, double RetryAfter)>> AskAsync(Counter counter, Func<int, string?> forwarded)
    {
        var answers = new List<(HttpStatusCode, string, double)>();
        for (var i = 1; i <= Many; i++)
        {
            (string, string)[] headers = forwarded(i) is { } value ? [("X-Forwarded-For", value)] : [];
            using var response = await counter.GetAsync(Path, headers);
            answers.Add((response.StatusCode, (await Problem.ReadAsync(response)).Code, response.Headers.RetryAfter?.Delta?.TotalSeconds ?? 0));
        }

        return answers;
    }
}
