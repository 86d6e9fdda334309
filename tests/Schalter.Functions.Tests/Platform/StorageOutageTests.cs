using System.Net;
using Schalter.Emulators.Functions.Local;
using Schalter.Services.Tests.Uploads;

namespace Schalter.Functions.Tests.Platform;

/// <summary>The storage goes away and comes back while the system runs.</summary>
public sealed class StorageOutageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StorageGone_IsSaidWithRetryAfter_AndWorkGoesOnWithoutRestart()
    {
        using var folder = new TemporaryFolder();
        await using var azurite = await AzuriteProcess.StartAsync(Path.Combine(folder.Path, "azurite"), cancellationToken: Stop);
        await using var system = await RunningSystem.StartAsync(
            ["--data", Path.Combine(folder.Path, "data"), "--port", "0", "--no-site"],
            ("AzureWebJobsStorage", azurite.ConnectionString), ("Storage", azurite.ConnectionString),
            ("Local__RunningVisibility", "00:00:05")); // what was being worked on when the storage went comes back after that
        using var counter = new Counter(system.Address);
        await Eventually.GetAsync(
            counter.HealthAsync, found => found.Health.GetProperty("dependencies").GetProperty("content").GetString() == "ok", "the first look at content");
        var before = await counter.SubmitAsync("contact", PostedForm.Enquiry());

        await azurite.StopAsync();
        await RefusesForNowAsync(counter);

        await azurite.StartAgainAsync(Stop);
        var after = await counter.SubmitAsync("contact", PostedForm.Enquiry().AddFile("attachments", "a.pdf", PdfFile.Sound(1)));
        await counter.UntilAsync(before, "routed");
        await counter.UntilAsync(after, "routed");
        var (status, health) = await counter.HealthAsync();
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.All(health.GetProperty("queues").EnumerateArray(), queue => Assert.Equal(0, queue.GetProperty("poison").GetInt32()));
    }

    private static async Task RefusesForNowAsync(Counter counter)
    {
        using var program = await counter.PostAsync(
            "submissions/contact", PostedForm.Enquiry().AddFile("attachments", "a.pdf", PdfFile.Sound(1)).ToContent());
        using var person = await counter.PostAsync("submissions/contact", PostedForm.Enquiry().ToContent(), ("Accept", "text/html"));
        using var alive = await counter.GetAsync("health");
        var (status, health) = await counter.HealthAsync();

        (await Problem.ReadAsync(program)).Is(503, "storage-unavailable");
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "text/html"), (person.StatusCode, person.Content.Headers.ContentType?.MediaType));
        Assert.Contains("value=\"Yılmaz\"", await person.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.All([program, person], response => Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 120));
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "down"), (status, health.GetProperty("dependencies").GetProperty("storage").GetString()));
    }
}
