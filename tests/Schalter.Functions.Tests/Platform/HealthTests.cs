using System.Net;

namespace Schalter.Functions.Tests.Platform;

public sealed class HealthTests(SystemFixture fixture)
{
    [Fact]
    public async Task Running_IsAlive()
    {
        using var response = await fixture.Counter.GetAsync("health");
        Assert.Equal("""{"status":"ok"}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task EverythingUp_IsReady_AndSaysWhatItLookedAt()
    {
        var (status, health) = await fixture.Counter.HealthAsync();

        Assert.Equal((HttpStatusCode.OK, true), (status, health.GetProperty("ready").GetBoolean()));
        Assert.Equal("ok", health.GetProperty("dependencies").GetProperty("storage").GetString());
        Assert.Equal("off", health.GetProperty("dependencies").GetProperty("scanner").GetString());
        var queues = health.GetProperty("queues").EnumerateArray().ToList();
        Assert.Equal(
            ["bookings-unsettled", "events-pending", "mails-pending", "site-outdated", "submissions-received", "submissions-validated"], queues.Select(q => q.GetProperty("name").GetString()).Order());
        Assert.All(queues, queue => Assert.Equal(0, queue.GetProperty("poison").GetInt32()));
    }
}
