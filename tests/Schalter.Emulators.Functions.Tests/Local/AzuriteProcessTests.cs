using System.Net;
using System.Net.Sockets;
using Azure.Storage.Blobs;
using Schalter.Emulators.Functions.Local;

namespace Schalter.Emulators.Functions.Tests.Local;

public sealed class AzuriteProcessTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Started_AnswersOnAllThreeServices_AndIsGoneAfterDispose()
    {
        var azurite = await AzuriteProcess.StartAsync(null, cancellationToken: Stop);
        Assert.True(await azurite.Address.AnswersAsync(Stop));

        await azurite.DisposeAsync();
        Assert.False(await azurite.Address.AnswersAsync(Stop));
    }

    [Fact]
    public async Task TwoAccounts_DoNotSeeEachOther()
    {
        await using var azurite = await AzuriteProcess.StartAsync(null, cancellationToken: Stop);
        var mine = new BlobServiceClient(azurite.TakeAccount());
        var yours = new BlobServiceClient(azurite.TakeAccount());

        await mine.CreateBlobContainerAsync("incoming", cancellationToken: Stop);

        Assert.True((await mine.GetBlobContainerClient("incoming").ExistsAsync(Stop)).Value);
        Assert.False((await yours.GetBlobContainerClient("incoming").ExistsAsync(Stop)).Value);
    }

    [Fact]
    public async Task Restarted_KeepsAddressAndWhatWasAcknowledged()
    {
        using var data = new TemporaryFolder();
        await using var azurite = await AzuriteProcess.StartAsync(data.Path, cancellationToken: Stop);
        var before = azurite.ConnectionString;
        var container = new BlobContainerClient(before, "incoming");
        await container.CreateAsync(cancellationToken: Stop);
        await container.UploadBlobAsync("a", BinaryData.FromString("kept"), Stop);

        await azurite.RestartAsync(Stop);

        Assert.Equal(before, azurite.ConnectionString);
        Assert.Equal("kept", (await container.GetBlobClient("a").DownloadContentAsync(Stop)).Value.Content.ToString());
    }

    [Fact]
    public async Task PortTaken_IsSaidInOneLine()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var refusal = await Assert.ThrowsAsync<LocalRunException>(
            () => AzuriteProcess.StartAsync(null, new AzuritePorts(port, 0, 0), Stop));

        Assert.Equal($"127.0.0.1:{port} is taken by another program: end it, or name another port.", refusal.Message);
    }
}
