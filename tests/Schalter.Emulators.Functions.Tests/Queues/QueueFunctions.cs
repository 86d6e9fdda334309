using Microsoft.Azure.Functions.Worker;

namespace Schalter.Emulators.Functions.Tests.Queues;

internal sealed record Received(string Reference, int Attempt);

internal sealed class QueueFunctions(Recorder recorder)
{
    [Function("Text")]
    public void Text([QueueTrigger("texts")] string message, FunctionContext context)
    {
        var data = context.BindingContext.BindingData;
        var inserted = System.Text.Json.JsonSerializer.Deserialize<DateTimeOffset>((string)data["InsertionTime"]!);
        Assert.True(inserted > DateTimeOffset.UtcNow.AddMinutes(-5));
        Assert.NotEmpty((string)data["Id"]!);
        Assert.Equal(data["QueueTrigger"], data["queueTrigger"]);
        recorder.Add($"{message} {data["QueueTrigger"]} {data["DequeueCount"]}");
    }

    [Function("Json")]
    public void Json([QueueTrigger("%RecordsQueue%", Connection = "Office")] Received message, CancellationToken cancellationToken) =>
        recorder.Add($"{message.Reference} {message.Attempt} {cancellationToken.IsCancellationRequested}");

    [Function("Failing")]
    [FixedDelayRetry(5, "00:00:00")]
    public void Failing([QueueTrigger("failing")] string message)
    {
        recorder.Add(message);
        throw new InvalidOperationException("does not work today");
    }

    [Function("Slow")]
    public async Task Slow([QueueTrigger("slow")] string message, CancellationToken cancellationToken)
    {
        recorder.Add($"began {message}");
        try
        {
            await recorder.AtGateAsync(cancellationToken);
            recorder.Add($"ended {message}");
        }
        catch (OperationCanceledException)
        {
            recorder.Add($"cancelled {message}");
            throw;
        }
    }
}
