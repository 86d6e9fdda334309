using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Schalter.Services.Appointments.Draws;

namespace Schalter.Services.Tests.Appointments.Draws;

/// <summary>The example of docs/draw.md, in another language, comes to the same result from what is published alone.</summary>
public sealed class CheckDrawTests(StorageFixture storage)
{
    [Fact]
    public async Task ExampleRepeatsTheDraw_AndFindsWhatWasChanged()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var lottery = await Lottery.OpenAsync(office);
        for (var i = 0; i < 20; i++)
        {
            await lottery.EnterAsync($"Person {i}", i % 4 == 0 ? [] : ["2027-03-02", i % 2 == 0 ? "2027-03-09" : "2027-03-04"]);
        }

        await lottery.DrawAsync();
        var (state, list, result) = (await lottery.StateAsync(), await lottery.FileAsync(DrawFileStore.List), await lottery.FileAsync(DrawFileStore.Result));
        var other = new string([.. list.TakeWhile(c => c != '\n')]) + list[list.IndexOf('\n', StringComparison.Ordinal)..].Replace(" 2027-03-09", string.Empty, StringComparison.Ordinal);

        var (exit, said) = await CheckAsync(state, list, result, state.Commitment, state.ListHash!);
        Assert.True(exit == 0, said);
        Assert.Contains("20 entries, 20 of 136 places", said, StringComparison.Ordinal);

        Assert.Contains("WRONG the list", (await CheckAsync(state, other, result, state.Commitment, state.ListHash!)).Said, StringComparison.Ordinal);
        Assert.Contains("WRONG the seed", (await CheckAsync(state with { Seed = new('0', 64) }, list, result, state.Commitment, state.ListHash!)).Said, StringComparison.Ordinal);
        var (failed, wrong) = await CheckAsync(state, list, result.Replace("1 ", "2 ", StringComparison.Ordinal), state.Commitment, state.ListHash!);
        Assert.Equal((1, true), (failed, wrong.Contains("WRONG the result", StringComparison.Ordinal)));
    }

    private static async Task<(int Exit, string Said)> CheckAsync(DrawState state, string list, string result, params string[] noted)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        await using var site = builder.Build();
        site.Run(http => http.Request.Path.Value switch
        {
            "/draw/list" => http.Response.WriteAsync(list),
            "/draw/result" => http.Response.WriteAsync(result),
            _ => http.Response.WriteAsJsonAsync(new { seed = state.Seed, commitment = state.Commitment, listHash = state.ListHash }),
        });
        await site.StartAsync(TestContext.Current.CancellationToken);
        var script = Path.Combine(AppContext.BaseDirectory, "Appointments", "check-draw.mjs");
        using var node = Process.Start(new ProcessStartInfo("node", [script, $"{site.Urls.Single()}/draw", .. noted]) { RedirectStandardOutput = true })!;
        var said = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (node.ExitCode, said);
    }
}
