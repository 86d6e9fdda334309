using System.Net;
using System.Net.Sockets;
using Schalter.Emulators.Functions.Local;
using Schalter.Functions.Tests.Uploads;
using Schalter.Services.Tests.Uploads;

namespace Schalter.Functions.Tests.Submissions;

/// <summary>What was acknowledged survives the death of the process, once.</summary>
public sealed class CrashTests
{
    private const int UploadBytes = 5 * 1024 * 1024;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task KilledBetweenIntakeAndValidation_BothCasesAreRoutedOnceAfterTheRestart_AndAnUploadGoesOn()
    {
        using var folder = new TemporaryFolder();
        using var scanner = new TcpListener(IPAddress.Loopback, 0);
        scanner.Start();
        await using var azurite = await AzuriteProcess.StartAsync(null, cancellationToken: Stop);
        string[] options = ["--data", folder.Path, "--port", "0", "--no-site"];
        (string, string)[] settings =
            [("AzureWebJobsStorage", azurite.ConnectionString), ("Storage", azurite.ConnectionString), ("Local__RunningVisibility", "00:00:05")];

        await using var first = await RunningSystem.StartAsync(
            options,
            [.. settings, ("Scanner__Mode", "clamd"), ("Scanner__Host", "127.0.0.1"), ("Scanner__Port", $"{((IPEndPoint)scanner.LocalEndpoint).Port}")]);
        using var before = new Counter(first.Address);
        var inCheck = await before.SubmitAsync("contact", PostedForm.Enquiry().AddFile("attachments", "Pass.pdf", PdfFile.Sound(1)));
        // A scanner that takes the document and never answers holds the check where the process is to die.
        using var held = await scanner.AcceptTcpClientAsync(Stop);
        var justReceived = await before.SubmitAsync("contact", PostedForm.Enquiry().AddFile("attachments", "Pass.pdf", PdfFile.Sound(2)));
        var upload = await TusUpload.BegunAsync(before, UploadBytes);
        using var sending = await RawConnection.BeginAsync(first.Address, "PATCH", upload.Path, TusUpload.HeadersOf(0, UploadBytes));
        await sending.SendAsync(new byte[UploadBytes - 1]);
        var staged = await Eventually.GetAsync(upload.OffsetAsync, offset => offset > 0, "the first block in storage");
        await first.KillAsync();

        await using var second = await RunningSystem.StartAsync(options, settings);
        using var after = new Counter(second.Address);
        var resumed = upload.At(after);
        Assert.Equal(staged, await resumed.OffsetAsync());
        using (var rest = await resumed.PatchAsync(staged, new byte[UploadBytes - staged]))
        {
            Assert.Equal(HttpStatusCode.NoContent, rest.StatusCode);
        }

        var office = new BackOffice(azurite.ConnectionString, folder.Path);
        foreach (var receipt in new[] { inCheck, justReceived })
        {
            var view = await after.UntilAsync(receipt, "routed");
            Assert.Equal("accepted", Assert.Single(view.Documents).Verdict);
            Assert.Equal(receipt.ReceivedAt, view.ReceivedAt);
            Assert.Equal(["received", "validated", "routed"], await office.EventWordsAsync(receipt.Reference, 3));
        }

        var cases = (await office.NamesAsync("cases", "")).Select(name => name.Split('/')[0]).Distinct();
        Assert.Equal(new[] { inCheck.Reference, justReceived.Reference }.Order(), cases.Order());
    }
}
