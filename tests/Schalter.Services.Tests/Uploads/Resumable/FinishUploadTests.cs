using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Schalter.Services.Tests.Appointments.Bookings;
using Schalter.Services.Uploads.Resumable;

namespace Schalter.Services.Tests.Uploads.Resumable;

/// <summary>The process dies at every single call to storage while the last bytes come in.</summary>
public sealed class FinishUploadTests(StorageFixture storage)
{
    /// <summary>More calls than it needs: the last numbers show that it came to an end.</summary>
    private const int MostCalls = 12;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeathAtAnyCall_ClientThatAsksAndGoesOn_BringsTheWholeDocument(bool behind)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var content = AnUpload.Content(3000);
        var deaths = 0;
        for (var call = 1; call <= MostCalls; call++)
        {
            var upload = await AnUpload.BeginAsync(office, content);
            await upload.SendAsync(0, 1000);
            var death = new DyingProcess.DeathPolicy(call, behind);
            await Record.ExceptionAsync(() => Process(office, death).HandleAsync(new(upload.Id, 1000, new MemoryStream(content[1000..]))));
            deaths += death.HasCome ? 1 : 0;

            var offset = await upload.OffsetAsync();
            Assert.True(offset is 1000 or 3000, $"{offset}");
            Assert.Equal(3000, (await upload.SendAsync((int)offset!.Value, 3000)).Value!.Offset);
            Assert.Equal(content, await upload.StoredAsync());
            Assert.NotNull((await upload.ShowAsync()).Value!.Upload.Sha256);
        }

        Assert.InRange(deaths, 6, MostCalls - 1);
    }

    private static AppendToUpload Process(TestOffice office, DyingProcess.DeathPolicy death)
    {
        var rows = new UploadRowStore(new TableServiceClient(office.Connection, Dying(new TableClientOptions(), death)));
        var blobs = new UploadBlobStore(new BlobServiceClient(office.Connection, Dying(new BlobClientOptions(), death)));
        return new(new(rows, office.Clock), rows, blobs, new(rows, blobs));
    }

    private static T Dying<T>(T options, DyingProcess.DeathPolicy death)
        where T : ClientOptions
    {
        options.AddPolicy(death, HttpPipelinePosition.PerCall);
        return options;
    }
}
