using Azure.Storage.Blobs;
using Schalter.Services.Content;
using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Content;

/// <summary>The editor of the office, who puts files into the container.</summary>
internal static class Editor
{
    public static async Task PutAsync(this TestOffice office, string path, string text) =>
        await Blob(office, path).UploadAsync(BinaryData.FromString(text), overwrite: true, TestContext.Current.CancellationToken);

    public static async Task TakeBackAsync(this TestOffice office, string path) =>
        await Blob(office, path).DeleteAsync(cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>One look at the container, as every poll takes.</summary>
    public static Task RefreshAsync(this TestOffice office) => office.Get<RefreshContent>().HandleAsync(TestContext.Current.CancellationToken);

    /// <summary>What a German page calls this field or form.</summary>
    public static string Says(this TestOffice office, string key) => office.Get<Texts>().Get("de", key);

    private static BlobClient Blob(TestOffice office, string path) =>
        office.Blobs.GetBlobContainerClient(ContentNames.Container).GetBlobClient(path);
}
