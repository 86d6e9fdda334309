using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Submissions;

public sealed class ReceiveSubmissionTests(StorageFixture storage)
{
    [Fact]
    public async Task ReadableSubmission_IsAcceptedAtOnce_WithWhatIsMissing()
    {
        await using var office = await TestOffice.OpenAsync(storage);

        var receipt = await ASubmission.Application().With("identityDocument", "pass.pdf", ASubmission.Pdf).AcceptedAsync(office);

        Assert.Equal(office.Clock.GetUtcNow(), receipt.ReceivedAt);
        Assert.Contains("employmentContract", receipt.MissingDocuments);
        Assert.DoesNotContain("identityDocument", receipt.MissingDocuments);
        var stored = (await office.Get<IncomingStore>().LoadAsync($"{receipt.Reference}.json", TestContext.Current.CancellationToken))!.Value;
        Assert.Equal("Шевченко", stored.Manifest.Answers["person.familyName"]);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(ASubmission.Pdf)), Assert.Single(stored.Manifest.Files).Sha256);
    }

    [Fact]
    public async Task LargeDocument_IsStoredWholeInBlocks()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var content = new byte[(9 * 1024 * 1024) + 17];
        new Random(1).NextBytes(content);

        var receipt = await ASubmission.Application().With("lease", "lease.pdf", content).AcceptedAsync(office);

        var file = (await office.Get<IncomingStore>().LoadAsync($"{receipt.Reference}.json", TestContext.Current.CancellationToken))!.Value.Manifest.Files[0];
        var blob = await office.Blobs.GetBlobContainerClient("incoming").GetBlobClient(file.Blob).DownloadContentAsync(TestContext.Current.CancellationToken);
        Assert.Equal(content, blob.Value.Content.ToArray());
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)), file.Sha256);
    }

    [Fact]
    public async Task PersonLeavesBehindTheLastByte_NothingIsLost()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        using var connection = new CancellationTokenSource();
        var content = ASubmission.Application().With("lease", "lease.pdf", ASubmission.Pdf).MultipartBody();
        await using var body = new LeavingStream(await content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), connection);
        var request = new ReceiveRequest("residence-employment", content.Headers.ContentType!.ToString(), body, null, "de", false);

        var result = await office.Get<ReceiveSubmission>().HandleAsync(request, connection.Token);
        await office.WorkAsync();

        var receipt = Assert.IsType<ReceiveResult.Received>(result).Receipt;
        Assert.True(connection.IsCancellationRequested);
        Assert.Equal(DocumentVerdict.Accepted, Assert.Single((await office.StateAsync(receipt.Reference)).Documents).Verdict);
    }

    /// <summary>The manifest may stand although we never learn of it.</summary>
    [Fact]
    public async Task FaultBehindTheCommit_DocumentStays_AndTheSweepAsksForItsCheck()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var office = await TestOffice.OpenAsync(storage);
        await office.Queues.DeleteQueueAsync(SubmissionNames.ReceivedQueue, stop);

        await Assert.ThrowsAnyAsync<Exception>(() => ASubmission.Application().With("lease", "lease.pdf", ASubmission.Pdf).SendAsync(office));
        await office.Queues.CreateQueueAsync(SubmissionNames.ReceivedQueue, cancellationToken: stop);
        office.Clock.Advance(TimeSpan.FromMinutes(10));
        await office.Get<SweepIncoming>().HandleAsync(stop);
        await office.WorkAsync();

        var cases = new List<string>();
        await foreach (var blob in office.Blobs.GetBlobContainerClient("cases").GetBlobsAsync(cancellationToken: stop))
        {
            cases.Add(blob.Name);
        }

        Assert.Contains(cases, name => name.EndsWith("summary.pdf", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("4194303")]
    [InlineData("4194304")]
    [InlineData("4194305")]
    public async Task DocumentAroundOneBlock_KeepsItsLength(string length)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var content = new byte[int.Parse(length, System.Globalization.CultureInfo.InvariantCulture)];

        var receipt = await ASubmission.Application().With("lease", "lease.pdf", content).AcceptedAsync(office);

        var stored = (await office.Get<IncomingStore>().LoadAsync($"{receipt.Reference}.json", TestContext.Current.CancellationToken))!.Value;
        await using var blob = await office.Get<IncomingStore>().OpenAsync(stored.Manifest.Files[0].Blob, TestContext.Current.CancellationToken);
        Assert.Equal(content.Length, blob.Length);
    }

    [Fact]
    public async Task WrongAnswersWithADocument_AreRefused_AndTheDocumentCanBeNamedAgain()
    {
        await using var office = await TestOffice.OpenAsync(storage);

        var refused = Assert.IsType<ReceiveResult.Refused>(
            await ASubmission.Enquiry(("person.dateOfBirth", "31.02.1990")).With("attachments", "letter.pdf", ASubmission.Pdf).SendAsync(office, browser: true));
        var draft = Assert.Single(refused.Drafts);
        Assert.Contains(refused.Refusal.Errors, e => e is { Field: "person.dateOfBirth", Code: "partial-date-invalid" });
        Assert.Equal("31.02.1990", refused.Typed["person.dateOfBirth"]);

        var receipt = await ASubmission.Enquiry(("uploads.attachments", draft.Token)).AcceptedAsync(office);
        await office.WorkAsync();

        var document = Assert.Single((await office.StateAsync(receipt.Reference)).Documents);
        Assert.Equal(("letter.pdf", DocumentVerdict.Accepted), (document.FileName, document.Verdict));
    }

    [Fact]
    public async Task DraftUsedTwice_IsThereForBoth()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var refused = Assert.IsType<ReceiveResult.Refused>(
            await ASubmission.Enquiry(("contact.email", "nonsense")).With("attachments", "letter.pdf", ASubmission.Pdf).SendAsync(office));
        var token = refused.Drafts[0].Token;

        var one = await ASubmission.Enquiry(("uploads.attachments", token)).AcceptedAsync(office);
        await office.WorkAsync();
        var other = await ASubmission.Enquiry(("uploads.attachments", token), ("person.givenNames", "Fatma")).AcceptedAsync(office);
        await office.WorkAsync();

        Assert.Equal(DocumentVerdict.Accepted, (await office.StateAsync(one.Reference)).Documents[0].Verdict);
        Assert.Equal(DocumentVerdict.Accepted, (await office.StateAsync(other.Reference)).Documents[0].Verdict);
    }

    /// <summary>The caller is gone as soon as the end of the body was read.</summary>
    private sealed class LeavingStream(byte[] content, CancellationTokenSource connection) : MemoryStream(content)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            if (read == 0)
            {
                await connection.CancelAsync();
            }

            return read;
        }
    }
}
