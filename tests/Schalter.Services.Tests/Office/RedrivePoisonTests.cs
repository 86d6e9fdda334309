using Azure.Storage.Queues;
using Schalter.Services.Office;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Office;

public sealed class RedrivePoisonTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Poison_IsListed_PutBack_AndDone()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.Enquiry().AcceptedAsync(office);
        await MoveToPoisonAsync(office);
        Assert.Empty((await office.Get<GetCase>().HandleAsync(receipt.Reference, Stop)).Value?.Timeline ?? []);

        var listed = Assert.Single((await office.Get<ListPoison>().HandleAsync(Stop)).Value!.Queues);
        var redriven = (await office.Get<RedrivePoison>().HandleAsync(SubmissionNames.ReceivedQueue, Stop)).Value!;
        await office.WorkAsync();

        Assert.Equal((SubmissionNames.ReceivedQueue, 1), (listed.Queue, listed.Messages));
        Assert.Contains(receipt.Reference, Assert.Single(listed.First).Body, StringComparison.Ordinal);
        Assert.Equal(1, redriven.Messages);
        Assert.Equal(SubmissionStatus.Routed, (await office.StateAsync(receipt.Reference)).Status);
        Assert.Empty((await office.Get<ListPoison>().HandleAsync(Stop)).Value!.Queues);
    }

    /// <summary>Somebody's hand wrote it; the host puts it among the poison at once.</summary>
    [Fact]
    public async Task MessageThatIsNotBase64_DoesNotHideTheOthers()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await ASubmission.Enquiry().AcceptedAsync(office);
        await MoveToPoisonAsync(office);
        var raw = new QueueClient(
            office.Connection, $"{SubmissionNames.ReceivedQueue}-poison", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None });
        await raw.SendMessageAsync("{not base64}", Stop);

        var listed = (await office.Get<ListPoison>().HandleAsync(Stop)).Value!.Queues;
        var redriven = (await office.Get<RedrivePoison>().HandleAsync(SubmissionNames.ReceivedQueue, Stop)).Value!;

        Assert.Equal(2, Assert.Single(listed).Messages);
        Assert.Single(listed[0].First);
        Assert.Equal(1, redriven.Messages);
    }

    /// <summary>While the defect is not mended, what is put back comes straight back.</summary>
    [Fact(Timeout = 60_000)]
    public async Task PoisonThatReturnsAtOnce_IsPutBackOnce()
    {
        const int Messages = 40;
        await using var office = await TestOffice.OpenAsync(storage);
        var (queue, poison) = (
            office.Queues.GetQueueClient(SubmissionNames.ReceivedQueue), office.Queues.GetQueueClient($"{SubmissionNames.ReceivedQueue}-poison"));
        await poison.CreateIfNotExistsAsync(cancellationToken: Stop);
        await Task.WhenAll(Enumerable.Range(0, Messages).Select(n => poison.SendMessageAsync($"{n}", Stop)));
        using var mended = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var failing = FailAsync(queue, poison, mended.Token);

        var redriven = (await office.Get<RedrivePoison>().HandleAsync(SubmissionNames.ReceivedQueue, Stop)).Value!;
        await mended.CancelAsync();

        Assert.Equal(Messages, redriven.Messages);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => failing);
    }

    [Theory]
    [InlineData("submissions-received-poison")]
    [InlineData("nothing")]
    public async Task UnknownQueue_IsRefused(string queue)
    {
        await using var office = await TestOffice.OpenAsync(storage);

        Assert.Equal("queue-unknown", (await office.Get<RedrivePoison>().HandleAsync(queue, Stop)).Refusal?.Code);
        Assert.Equal(0, (await office.Get<RedrivePoison>().HandleAsync(SubmissionNames.ValidatedQueue, Stop)).Value!.Messages);
    }

    private static async Task FailAsync(QueueClient queue, QueueClient poison, CancellationToken cancellationToken)
    {
        while (true)
        {
            foreach (var message in (await queue.ReceiveMessagesAsync(32, cancellationToken: cancellationToken)).Value)
            {
                await poison.SendMessageAsync(message.Body, cancellationToken: cancellationToken);
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
            }
        }
    }

    /// <summary>As the host does after five tries.</summary>
    private static async Task MoveToPoisonAsync(TestOffice office)
    {
        var (queue, poison) = (
            office.Queues.GetQueueClient(SubmissionNames.ReceivedQueue), office.Queues.GetQueueClient($"{SubmissionNames.ReceivedQueue}-poison"));
        await poison.CreateIfNotExistsAsync(cancellationToken: Stop);
        var message = (await queue.ReceiveMessageAsync(cancellationToken: Stop)).Value;
        await poison.SendMessageAsync(message.Body, cancellationToken: Stop);
        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, Stop);
    }
}
