using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Schalter.Services.Content;

namespace Schalter.Services.Forms;

/// <summary>Versions of forms in container <c>content-archive</c>, as <c>forms/{form}/{version}.json</c>; each is written once and stays.</summary>
public sealed class FormArchiveStore(BlobServiceClient blobs)
{
    private const string Folder = "forms/";
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(ContentNames.Archive);

    /// <summary>What is there already, as <c>{form}/{version}</c>.</summary>
    public async Task<IReadOnlySet<string>> ListAsync(CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, Folder, cancellationToken))
        {
            names.Add(blob.Name[Folder.Length..].Replace(".json", string.Empty, StringComparison.Ordinal));
        }

        return names;
    }

    /// <summary>Keeps a version; when it is there already, that is as good.</summary>
    public async Task SaveAsync(ArchivedForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        var options = new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All }, HttpHeaders = new() { ContentType = "application/json" } };
        try
        {
            var body = BinaryData.FromObjectAsJson(form, JsonSerializerOptions.Web);
            await container.GetBlobClient(NameOf(form.Form, form.Version)).UploadAsync(body, options, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 412 || e.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            // another instance was faster
        }
    }

    public async Task<ArchivedForm?> FindAsync(string form, string version, CancellationToken cancellationToken)
    {
        try
        {
            var blob = await container.GetBlobClient(NameOf(form, version)).DownloadContentAsync(cancellationToken);
            return blob.Value.Content.ToObjectFromJson<ArchivedForm>(JsonSerializerOptions.Web);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private static string NameOf(string form, string version) => $"{Folder}{form}/{version}.json";
}
