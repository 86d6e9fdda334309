using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Schalter.Benchmarks.Measuring;
using Schalter.Benchmarks.Platform;
using Schalter.Benchmarks.Submissions;

namespace Schalter.Benchmarks.Events;

/// <summary>From the answer to a person until a subscriber holds the event that the office has the case: the whole system at work.</summary>
internal sealed record EventDelay(int Submissions, double P50, double P99)
{
    private const int Count = 100;
    private const int WarmUp = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task<EventDelay> MeasureAsync(CancellationToken cancellationToken)
    {
        await using var process = MeasuredProcess.Start(SchalterApplication.Assembly, ["--ephemeral", "--no-site"], new Dictionary<string, string>
        {
            ["AzureFunctionsJobHost__logging__logLevel__default"] = "Warning",
        });
        using var ready = JsonDocument.Parse(process.NextLine("ready {").Insert(0, "{"));
        using var http = new HttpClient { BaseAddress = new(ready.RootElement.GetProperty("http").GetString()! + "/") };
        await using var bus = new ServiceBusClient(ready.RootElement.GetProperty("serviceBus").GetString()!);
        await using var routed = bus.CreateReceiver("submissions", "routed");
        var delays = new List<double>();
        for (var number = 0; number < WarmUp + Count; number++)
        {
            delays.Add(await OneAsync(http, routed, cancellationToken));
        }

        var sorted = delays.Skip(WarmUp).Order().ToList();
        return new(Count, sorted[Count / 2], sorted[(Count * 99 / 100) - 1]);
    }

    private static async Task<double> OneAsync(HttpClient http, ServiceBusReceiver routed, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "submissions/contact") { Content = Multipart.Form("contact") };
        // without one, the same content would be folded into the first
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var response = await http.SendAsync(request, cancellationToken);
        var answered = Stopwatch.GetTimestamp();
        var reference = (await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("reference").GetString();
        var message = (await routed.ReceiveMessagesAsync(1, Patience, cancellationToken)).SingleOrDefault();
        var delay = Stopwatch.GetElapsedTime(answered).TotalMilliseconds;
        if (message?.SessionId != reference)
        {
            throw new InvalidOperationException($"The event of {reference} did not come.");
        }

        await routed.CompleteMessageAsync(message!, cancellationToken);
        return delay;
    }
}
