// Puts the messages of a poison queue back on their queue: dotnet run scripts/PutBackPoison.cs -- QUEUE
// Do so when the defect is mended. Locally nothing needs to be set; for an account in Azure, SCHALTER_STORAGE is the address of its queues
// (https://….queue.core.windows.net), and whoever is signed in (az login) needs Storage Queue Data Contributor there.
#:property PublishAot=false
#:package Azure.Identity
#:package Azure.Storage.Queues
using Azure.Identity;
using Azure.Storage.Queues;

if (args is not [var name] || name.EndsWith("-poison", StringComparison.Ordinal))
{
    Console.Error.WriteLine("usage: dotnet run scripts/PutBackPoison.cs -- QUEUE   (such as submissions-received)");
    return 2;
}

var place = Environment.GetEnvironmentVariable("SCHALTER_STORAGE") ?? "UseDevelopmentStorage=true";
// What the functions read is base64 (host.json); a body passes through both clients unchanged.
var service = Uri.TryCreate(place, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
    ? new QueueServiceClient(address, new AzureCliCredential())
    : new QueueServiceClient(place);
var (queue, poison) = (service.GetQueueClient(name), service.GetQueueClient(name + "-poison"));
var count = 0;

// Sent before it is deleted: at worst a message comes twice, which every function here survives.
while (await poison.ReceiveMessagesAsync(32) is { Value: { Length: > 0 } messages })
{
    foreach (var message in messages)
    {
        await queue.SendMessageAsync(message.Body, timeToLive: TimeSpan.FromSeconds(-1));
        await poison.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        count++;
    }
}

Console.WriteLine($"{count} messages put back on {name}.");
return 0;
