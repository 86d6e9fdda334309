using System.Text;
using Schalter.Services.Platform;
using Schalter.Services.Uploads.Resumable;

namespace Schalter.Services.Tests.Uploads.Resumable;

/// <summary>A document that is brought piece by piece.</summary>
internal sealed class AnUpload(TestOffice office, byte[] content, Upload begun)
{
    public const string FileName = "Pass.pdf";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public string Id => begun.Id.Value;

    public string Blob => begun.Blob;

    public static string Metadata { get; } = $"filename {Convert.ToBase64String(Encoding.UTF8.GetBytes(FileName))},filetype {Convert.ToBase64String("application/pdf"u8)}";

    public static byte[] Content(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        return content;
    }

    public static async Task<AnUpload> BeginAsync(TestOffice office, byte[] content)
    {
        var begun = await office.Get<CreateUpload>().HandleAsync(new(content.Length, Metadata), Stop);
        return new(office, content, begun.Value!.Upload);
    }

    public static async Task<AnUpload> FinishedAsync(TestOffice office, byte[] content)
    {
        var upload = await BeginAsync(office, content);
        Assert.Equal(content.Length, (await upload.SendAsync(0, content.Length)).Value!.Offset);
        return upload;
    }

    /// <summary>Sends the bytes between two places, in one request.</summary>
    public Task<Answer<UploadProgress>> SendAsync(int from, int to) => SendAsync(from, new MemoryStream(content[from..to]));

    public Task<Answer<UploadProgress>> SendAsync(long? offset, Stream body) => office.Get<AppendToUpload>().HandleAsync(new(Id, offset, body));

    /// <summary>Bytes that are there without a gap.</summary>
    public async Task<long?> OffsetAsync() => (await ShowAsync()).Value?.Offset;

    public Task<Answer<UploadProgress>> ShowAsync() => office.Get<ShowUpload>().HandleAsync(Id, Stop);

    public Task<Refusal?> RemoveAsync() => office.Get<RemoveUpload>().HandleAsync(Id, Stop);

    public async Task<byte[]> StoredAsync() =>
        (await office.Blobs.GetBlobContainerClient("incoming").GetBlobClient(Blob).DownloadContentAsync(Stop)).Value.Content.ToArray();
}
