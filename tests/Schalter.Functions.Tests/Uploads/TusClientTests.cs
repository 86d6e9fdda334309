using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;

namespace Schalter.Functions.Tests.Uploads;

/// <summary>tus-js-client, which we did not write.</summary>
public sealed class TusClientTests(SystemFixture fixture)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OfficialClient_UploadsResumesAndTerminates()
    {
        var said = (await RunAsync()).Select(line => JsonElement.Parse(line)).ToLookup(answer => answer.GetProperty("scenario").GetString());

        Assert.InRange(Assert.Single(said["interrupted"]).GetProperty("resumedAt").GetInt64(), 1, (5 * 1024 * 1024) - 1);
        Assert.Equal(3, said["parallel"].Count());
        Assert.Single(said["override"]);
        foreach (var upload in said["interrupted"].Concat(said["parallel"]).Concat(said["override"]))
        {
            Assert.Equal(upload.GetProperty("sha256").GetString(), await StoredAsync(upload.GetProperty("id").GetString()!));
        }

        var terminated = Assert.Single(said["terminated"]);
        Assert.Equal(404, terminated.GetProperty("status").GetInt32());
        Assert.False(terminated.TryGetProperty("fault", out var fault), fault.ToString());
    }

    private async Task<string> StoredAsync(string id) =>
        Convert.ToHexStringLower(SHA256.HashData(await fixture.Office.ReadAsync("incoming", $"{id}/001")));

    private async Task<IReadOnlyList<string>> RunAsync()
    {
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Uploads", "tus.mjs"), new Uri(fixture.Counter.Address, "api/uploads").ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start) ?? throw new UnreachableException();
        var errors = node.StandardError.ReadToEndAsync(Stop);
        var lines = await node.StandardOutput.ReadToEndAsync(Stop);
        await node.WaitForExitAsync(Stop);
        Assert.Equal((0, ""), (node.ExitCode, await errors));
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
