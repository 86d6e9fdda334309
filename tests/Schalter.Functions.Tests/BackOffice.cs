using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using MimeKit;

namespace Schalter.Functions.Tests;

/// <summary>What the office and integrators find behind the counter: storage and the events of the topic.</summary>
/// <param name="data">Data folder of the run; its journal holds every event published.</param>
internal sealed class BackOffice(string storage, string data)
{
    private readonly BlobServiceClient blobs = new(storage);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public BlobContainerClient Container(string name) => blobs.GetBlobContainerClient(name);

    /// <summary>Names below a folder of a container, also of what was never committed, in order.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(string container, string prefix)
    {
        var names = new List<string>();
        await foreach (var blob in Container(container).GetBlobsAsync(BlobTraits.None, BlobStates.Uncommitted, prefix, Stop))
        {
            names.Add(blob.Name[prefix.Length..]);
        }

        return names;
    }

    public async Task<byte[]> ReadAsync(string container, string name) =>
        (await Container(container).GetBlobClient(name).DownloadContentAsync(Stop)).Value.Content.ToArray();

    public async Task<JsonElement> ReadJsonAsync(string container, string name) => JsonElement.Parse(await ReadAsync(container, name));

    /// <summary>The mails that went out.</summary>
    public IReadOnlyList<MimeMessage> Mails() => Directory.Exists(Path.Combine(data, "mails"))
        ? [.. Directory.GetFiles(Path.Combine(data, "mails"), "*.eml").Select(file => MimeMessage.Load(file))]
        : [];

    /// <summary>A blob of which so far only a block has arrived.</summary>
    public Task StageAsync(string container, string name) => Container(container).GetBlockBlobClient(name)
        .StageBlockAsync(Convert.ToBase64String("block"u8), new MemoryStream([1]), cancellationToken: Stop);

    /// <summary>The events of a case in the order of their arrival; the journal begins with the first of all.</summary>
    public async Task<IReadOnlyList<JsonElement>> EventsAsync(string reference)
    {
        var journal = Path.Combine(data, "servicebus", "submissions.jsonl");
        if (!File.Exists(journal))
        {
            return [];
        }

        await using var file = new FileStream(journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        var lines = (await reader.ReadToEndAsync(Stop)).Split('\n')[..^1];
        return [.. lines.Select(line => JsonElement.Parse(line)).Where(message => message.GetProperty("sessionId").GetString() == reference)];
    }

    /// <summary>The last words of the types of a case's events, once that many are there.</summary>
    public async Task<IEnumerable<string>> EventWordsAsync(string reference, int count)
    {
        var events = await Eventually.GetAsync(() => EventsAsync(reference), all => all.Count >= count, $"{count} events of {reference}");
        return events.Select(e => e.GetProperty("properties").GetProperty("type").GetString()!.Split('.')[^2]);
    }
}
