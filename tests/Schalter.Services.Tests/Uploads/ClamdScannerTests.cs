using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Schalter.Services.Uploads;

namespace Schalter.Services.Tests.Uploads;

public sealed class ClamdScannerTests(ClamdFixture clamd) : IClassFixture<ClamdFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CleanDocument_IsClean() => Assert.Equal(new ScanVerdict.Clean("clamd"), await ScanAsync(PdfFile.Sound(2)));

    [Fact]
    public async Task EmptyDocument_IsClean() => Assert.Equal(new ScanVerdict.Clean("clamd"), await ScanAsync([]));

    [Fact]
    public async Task TestVirus_IsInfectedWithItsSignature() =>
        Assert.StartsWith("Eicar-Test", Assert.IsType<ScanVerdict.Infected>(await ScanAsync(ClamdServer.Eicar)).Signature, StringComparison.Ordinal);

    [Fact]
    public async Task MarkedDocumentOfManyChunks_IsInfected()
    {
        byte[] content = [.. new byte[300_000], .. Encoding.ASCII.GetBytes(ClamdServer.Marker), .. new byte[300_000]];
        Assert.Equal(new ScanVerdict.Infected("clamd", "Schalter-Test.UNOFFICIAL"), await ScanAsync(content));
    }

    [Fact]
    public async Task TestVirusInAnArchive_IsInfected()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("innocent.txt").Open();
            entry.Write(ClamdServer.Eicar);
        }

        Assert.IsType<ScanVerdict.Infected>(await ScanAsync(file.ToArray()));
    }

    [Fact]
    public async Task LargerThanClamdTakes_GivesNoVerdict() =>
        await Assert.ThrowsAsync<ScannerUnavailableException>(() => ScanAsync(new byte[ClamdServer.StreamMaxLength + 1]));

    [Fact]
    public async Task RunningClamd_PassesTheCheck()
    {
        await Scanner(clamd.Server.Port).CheckAsync(Cancellation);
        await Assert.ThrowsAsync<ScannerUnavailableException>(() => Scanner(1).CheckAsync(Cancellation));
    }

    [Fact]
    public async Task NobodyListening_GivesNoVerdict() =>
        await Assert.ThrowsAsync<ScannerUnavailableException>(() => Scanner(1).ScanAsync(Documents.Of([1]), Cancellation));

    [Theory]
    [InlineData("stream: OK")]
    [InlineData("")]
    [InlineData("stream: Can't allocate memory ERROR\0")]
    [InlineData("INSTREAM size limit exceeded. ERROR\0")]
    [InlineData("UNKNOWN COMMAND\0")]
    [InlineData("stream: OK\n\0")]
    public async Task AnyOtherAnswer_GivesNoVerdict(string answer)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerAsync(listener, answer);
        await Assert.ThrowsAsync<ScannerUnavailableException>(
            () => Scanner(((IPEndPoint)listener.LocalEndpoint).Port).ScanAsync(Documents.Of([1]), Cancellation));
        await answering;
    }

    [Fact]
    public async Task NoAnswerInTime_GivesNoVerdict()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var options = new ClamdOptions("127.0.0.1", ((IPEndPoint)silent.LocalEndpoint).Port, TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAsync<ScannerUnavailableException>(
            () => new ClamdScanner(options, TimeProvider.System).ScanAsync(Documents.Of([1]), Cancellation));
    }

    [Fact]
    public async Task Cancelled_IsCancelledAndNoScannerFault()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var cancel = new CancellationTokenSource(50);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Scanner(((IPEndPoint)silent.LocalEndpoint).Port).ScanAsync(Documents.Of([1]), cancel.Token));
    }

    private static async Task AnswerAsync(TcpListener listener, string answer)
    {
        using var client = await listener.AcceptTcpClientAsync(Cancellation);
        var stream = client.GetStream();
        var question = new byte["zINSTREAM\0".Length + 4 + 1 + 4];
        await stream.ReadExactlyAsync(question, Cancellation);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), Cancellation);
    }

    private static ClamdScanner Scanner(int port) => new(new("127.0.0.1", port), TimeProvider.System);

    private Task<ScanVerdict> ScanAsync(byte[] content) => Scanner(clamd.Server.Port).ScanAsync(Documents.Of(content), Cancellation);
}
