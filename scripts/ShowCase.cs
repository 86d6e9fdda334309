// Shows what the office and its systems get of one case of a local run: dotnet run scripts/ShowCase.cs -- REFERENCE [FOLDER]
// Copies the case folder into FOLDER (default: .local/cases/REFERENCE) and prints the events published so far.
// For a run with --data DIR or --ephemeral set SCHALTER_DATA to its folder and SCHALTER_STORAGE to its connection string.
#:property PublishAot=false
#:package Azure.Storage.Blobs
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

if (args is not [var typed, ..])
{
    Console.Error.WriteLine("usage: dotnet run scripts/ShowCase.cs -- REFERENCE [FOLDER]");
    return 2;
}

var reference = typed.ToUpperInvariant();
var data = Environment.GetEnvironmentVariable("SCHALTER_DATA") ?? Path.Combine(Here(), "..", ".local");
var storage = Environment.GetEnvironmentVariable("SCHALTER_STORAGE") ?? "UseDevelopmentStorage=true";
var target = Path.GetFullPath(args.ElementAtOrDefault(1) ?? Path.Combine(data, "cases", reference));
var options = new BlobClientOptions { Retry = { MaxRetries = 0 } };
var container = new BlobServiceClient(storage, options).GetBlobContainerClient("cases");
var files = 0;
await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, reference + "/", CancellationToken.None))
{
    var path = Path.Combine(target, blob.Name[(reference.Length + 1)..]);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    await container.GetBlobClient(blob.Name).DownloadToAsync(path);
    Console.WriteLine($"{blob.Properties.ContentLength,10:N0} bytes  {path}");
    files++;
}

var journal = Path.Combine(data, "servicebus", "submissions.jsonl");
foreach (var message in ReadLines(journal).Select(line => JsonNode.Parse(line)!).Where(m => (string?)m["sessionId"] == reference))
{
    Console.WriteLine();
    Console.WriteLine(Pretty(JsonNode.Parse((string)message["body"]!)!));
}

if (files == 0)
{
    Console.Error.WriteLine($"There is no case folder {reference}: not checked yet, or the same content was sent before and is one case.");
}

return files == 0 ? 1 : 0;

static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

static string Pretty(JsonNode node) => node.ToJsonString(
    new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

// The run that owns the journal keeps it open for writing.
static IEnumerable<string> ReadLines(string path)
{
    if (File.Exists(path))
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
