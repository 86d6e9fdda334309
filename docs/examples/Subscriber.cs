// Takes up every case handed to a team and asks for its lease. Package Azure.Messaging.ServiceBus 7 (docs/integrators.md).
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Messaging.ServiceBus;

internal static class Subscriber
{
    /// <param name="office">Its base address is the API's, its Authorization header carries the token.</param>
    public static async Task RunAsync(string serviceBus, HttpClient office, CancellationToken stop)
    {
        await using var bus = new ServiceBusClient(serviceBus);
        await using var routed = bus.CreateReceiver("submissions", "routed");
        while (!stop.IsCancellationRequested)
        {
            foreach (var message in await routed.ReceiveMessagesAsync(10, TimeSpan.FromSeconds(30), stop))
            {
                var link = JsonElement.Parse(message.Body).GetProperty("data").GetProperty("link").GetString()!;
                var file = await office.GetFromJsonAsync<JsonElement>(link, stop); // throws: the message comes again when its lock is over
                await PostAsync($"{link}/status", new { status = "in-progress" });
                await PostAsync($"{link}/requests", new { documents = new[] { new { slot = "lease" } } });
                await routed.CompleteMessageAsync(message, stop);
                Console.WriteLine($"{file.GetProperty("reference")}: {file.GetProperty("documents").GetArrayLength()} documents");
            }
        }

        async Task PostAsync(string link, object input) => (await office.PostAsJsonAsync(link, input, stop)).EnsureSuccessStatusCode();
    }
}
