using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Schalter.Services.Appointments.Draws;

/// <summary>Container <c>draws</c>: the lists of entries and the results, text files that everybody may read and nobody writes twice.</summary>
public sealed class DrawFileStore(BlobServiceClient blobs)
{
    public const string List = "list.txt";
    public const string Result = "result.txt";
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(AppointmentNames.DrawFiles);

    /// <summary>Writes a file once; whoever comes second gets what the first one wrote.</summary>
    /// <returns>What is stored.</returns>
    public async Task<byte[]> WriteAsync(string draw, string file, byte[] content, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All }, HttpHeaders = new() { ContentType = "text/plain; charset=us-ascii" } };
        try
        {
            await container.GetBlobClient(Name(draw, file)).UploadAsync(BinaryData.FromBytes(content), options, cancellationToken);
            return content;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return (await ReadAsync(draw, file, cancellationToken))!;
        }
    }

    /// <summary>Null before it is written.</summary>
    public async Task<byte[]?> ReadAsync(string draw, string file, CancellationToken cancellationToken)
    {
        try
        {
            return (await container.GetBlobClient(Name(draw, file)).DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    public async Task DeleteAsync(string draw, CancellationToken cancellationToken)
    {
        foreach (var file in new[] { List, Result })
        {
            await container.GetBlobClient(Name(draw, file)).DeleteIfExistsAsync(cancellationToken: cancellationToken);
        }
    }

    private static string Name(string draw, string file) => $"{draw}/{file}";
}
