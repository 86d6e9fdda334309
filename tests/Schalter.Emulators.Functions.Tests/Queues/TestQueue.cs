using System.Text;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Schalter.Emulators.Functions.Tests.Queues;

/// <summary>A queue as an outsider sees it.</summary>
internal sealed class TestQueue(string storage, string name)
{
    private readonly QueueClient client = new(storage, name);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task<TestQueue> CreatedAsync()
    {
        await client.CreateIfNotExistsAsync(cancellationToken: Stop);
        return this;
    }

    public Task SendAsync(string text) => SendRawAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));

    public Task SendRawAsync(string text) => client.SendMessageAsync(text, cancellationToken: Stop);

    public Task UntilEmptyAsync() => Eventually.IsTrueAsync(async () =>
        (await client.GetPropertiesAsync(Stop)).Value.ApproximateMessagesCount == 0);

    /// <summary>The next message's text as it is stored; waits until there is one to be seen.</summary>
    public async Task<string> TakeRawAsync()
    {
        QueueMessage? message = null;
        await Eventually.IsTrueAsync(async () =>
            (await client.ExistsAsync(Stop)).Value && (message = await client.ReceiveMessageAsync(TimeSpan.FromMinutes(1), Stop)) is not null);
        return message!.Body.ToString();
    }

    public async Task<bool> HasVisibleMessageAsync() => (await client.PeekMessageAsync(Stop)).Value is not null;
}
