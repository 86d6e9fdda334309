// Puts the messages of a poison queue back on their queue: dotnet run scripts/PutBackPoison.cs -- QUEUE
// Do so when the defect is mended. Locally nothing needs to be set; for an account, SCHALTER_STORAGE is its connection string.
#:property PublishAot=false
#:package Azure.Storage.Queues
using Azure.Storage.Queues;

if (args is not [var name] || name.EndsWith("-poison", StringComparison.Ordinal))
{
    Console.Error.WriteLine("usage: dotnet run scripts/PutBackPoison.cs -- QUEUE   (such as submissions-received)");
    return 2;
}

var service = new QueueServiceClient(Environment.GetEnvironmentVariable("SCHALTER_STORAGE") ?? "UseDevelopmentStorage=true");
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
