using System.Text.Json;
using Azure.Storage.Queues;

namespace Schalter.Services.Platform;

/// <summary>How full a queue is and how long its first message has waited.</summary>
/// <param name="Messages">About how many, also those not yet visible.</param>
/// <param name="OldestSeconds">Age of the first visible message; null when there is none.</param>
/// <param name="Poison">Messages that ended as defects.</param>
public sealed record QueueState(string Name, int Messages, int? OldestSeconds, int Poison);

/// <summary>Looks at all queues of <c>content/resources.json</c>.</summary>
public sealed class QueueHealth(QueueServiceClient service, string contentRoot, TimeProvider clock)
{
    /// <summary>All queues there are, without those for poison.</summary>
    public IReadOnlyList<string> Names { get; } = NamesIn(contentRoot);

    public async Task<IReadOnlyList<QueueState>> LookAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(Names.Select(name => LookAsync(name, cancellationToken)));

    private async Task<QueueState> LookAsync(string name, CancellationToken cancellationToken)
    {
        var queue = service.GetQueueClient(name);
        var messages = await CountAsync(queue, cancellationToken);
        var first = messages > 0 ? (await queue.PeekMessageAsync(cancellationToken)).Value : null;
        var age = first?.InsertedOn is { } since ? (int?)(clock.GetUtcNow() - since).TotalSeconds : null;
        return new(name, messages, age, await CountAsync(service.GetQueueClient($"{name}-poison"), cancellationToken));
    }

    private static async Task<int> CountAsync(QueueClient queue, CancellationToken cancellationToken) =>
        await queue.ExistsAsync(cancellationToken) ? (await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount : 0;

    private static List<string> NamesIn(string contentRoot)
    {
        using var resources = JsonDocument.Parse(File.ReadAllText(Path.Combine(contentRoot, "resources.json")));
        return [.. resources.RootElement.GetProperty("queues").EnumerateArray().Select(q => q.GetString()!)];
    }
}
