using System.Diagnostics;
using System.Net.Http.Headers;

namespace Schalter.Functions.Tests.Events;

/// <summary>The subscribers of docs/integrators.md, as they stand there, against a running system.</summary>
public sealed class SubscriberTests(SubscribedSystem running) : IClassFixture<SubscribedSystem>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task InJavaScript_TakesUpTheCase_AndTheApplicantSeesIt()
    {
        using var node = Process.Start(await NodeAsync())!;
        try
        {
            await AssertTakenUpAsync();
        }
        finally
        {
            node.Kill();
        }
    }

    [Fact]
    public async Task InCSharp_TakesUpTheCase_AndTheApplicantSeesIt()
    {
        using var office = new HttpClient { BaseAddress = running.System.Address };
        office.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await running.TokenAsync());
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var subscriber = Subscriber.RunAsync(running.System.ServiceBus!, office, end.Token);

        await AssertTakenUpAsync();

        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => subscriber);
    }

    /// <summary>An application without its lease: the office works on it and asks for the paper.</summary>
    private async Task AssertTakenUpAsync()
    {
        var receipt = await running.Counter.SubmitAsync("residence-employment", PostedForm.Employment());

        await running.Counter.UntilAsync(receipt, "in-progress");
        var asked = await Eventually.GetAsync(() => running.Counter.StatusAsync(receipt), view => view.Requests.Count > 0, "a request");

        Assert.Equal("lease", Assert.Single(asked.Requests).Slot);
    }

    private async Task<ProcessStartInfo> NodeAsync()
    {
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Events", "subscriber.mjs")]);
        start.Environment["SERVICE_BUS"] = running.System.ServiceBus;
        start.Environment["API"] = running.System.Address.ToString();
        start.Environment["TOKEN"] = await running.TokenAsync();
        return start;
    }
}
