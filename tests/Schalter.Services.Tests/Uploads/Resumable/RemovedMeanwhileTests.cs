using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Schalter.Services.Uploads.Resumable;

namespace Schalter.Services.Tests.Uploads.Resumable;

/// <summary>A person takes a file away while its last bytes come in: before every single call to storage.</summary>
public sealed class RemovedMeanwhileTests(StorageFixture storage)
{
    /// <summary>More calls than it needs: the last numbers show that it came to an end.</summary>
    private const int MostCalls = 14;

    [Fact]
    public async Task RemovedAtAnyCall_TheUploadIsUnknown_UnlessItWasWholeBefore()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var content = AnUpload.Content(5_000_000);
        var removals = 0;
        for (var call = 1; call <= MostCalls; call++)
        {
            var upload = await AnUpload.BeginAsync(office, content);
            await upload.SendAsync(0, 1000);
            var removal = new Interruption(call, upload.RemoveAsync);

            var answer = await Process(office, removal).HandleAsync(new(upload.Id, 1000, new MemoryStream(content[1000..])));

            removals += removal.HasCome ? 1 : 0;
            Assert.True(answer.Value is { Offset: 5_000_000 } || answer.Refusal!.Code is "upload-unknown" or "upload-offset-wrong", $"{call}: {answer.Refusal?.Code}");
        }

        Assert.InRange(removals, 8, MostCalls - 1);
    }

    private static AppendToUpload Process(TestOffice office, Interruption removal)
    {
        var rows = new UploadRowStore(new TableServiceClient(office.Connection, With(new TableClientOptions(), removal)));
        var blobs = new UploadBlobStore(new BlobServiceClient(office.Connection, With(new BlobClientOptions(), removal)));
        return new(new(rows, office.Clock), rows, blobs, new(rows, blobs));
    }

    private static T With<T>(T options, HttpPipelinePolicy policy)
        where T : ClientOptions
    {
        options.AddPolicy(policy, HttpPipelinePosition.PerCall);
        return options;
    }
}
