using System.Text;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Submissions;

public sealed class ReceiveSubmissionTests(StorageFixture storage)
{
    private const string Key = "8e03978e-40d5-43dd-bc93-6894a57f9324";

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
    public async Task SameKeyAndContent_GetsTheSameReceipt_AndLeavesOneManifest()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var submission = ASubmission.Application().WithKey(Key).With("lease", "lease.pdf", ASubmission.Pdf);

        var first = await submission.AcceptedAsync(office);
        office.Clock.Advance(TimeSpan.FromMinutes(3));
        var second = await submission.AcceptedAsync(office);

        Assert.Equal((first.Reference, first.AccessKey, first.ReceivedAt), (second.Reference, second.AccessKey, second.ReceivedAt));
        Assert.Equal(2, (await office.BlobsAsync("incoming")).Count);
    }

    [Fact]
    public async Task SameKeyAfterTheCaseWasRouted_StillGetsTheSameReceipt()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var submission = ASubmission.CompleteApplication().WithKey(Key);
        var first = await submission.AcceptedAsync(office);
        await office.WorkAsync();

        var second = await submission.AcceptedAsync(office);
        await office.WorkAsync();

        Assert.Equal(first.Reference, second.Reference);
        Assert.Equal(["received", "validated", "routed"], await office.EventsAsync(first.Reference));
    }

    [Fact]
    public async Task SameKeyWithOtherContent_IsRefused_AndTheFirstStays()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var first = await ASubmission.Enquiry().WithKey(Key).AcceptedAsync(office);

        var second = await ASubmission.Enquiry(("person.givenNames", "Fatma")).WithKey(Key).With("attachments", "a.pdf", ASubmission.Pdf).SendAsync(office);

        Assert.Equal(("idempotency-key-reused", 422), Code(second));
        Assert.Equal([$"{first.Reference}.json"], await office.BlobsAsync("incoming"));
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

    [Fact]
    public async Task TooLargeDocument_IsRefused_AndNothingIsLeft()
    {
        await using var office = await TestOffice.OpenAsync(storage, ("Limits:FileBytes", "5000000"));

        var result = await ASubmission.Enquiry().With("attachments", "big.pdf", new byte[5_000_001]).SendAsync(office);

        Assert.Equal(("file-too-large", 413), Code(result));
        Assert.Empty(await office.BlobsAsync("incoming"));
    }

    [Fact]
    public async Task EmptyDocument_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync(storage);

        var result = Assert.IsType<ReceiveResult.Refused>(await ASubmission.Enquiry().With("attachments", "empty.pdf", []).SendAsync(office));

        Assert.Contains(result.Refusal.Errors, e => e is { Field: "documents.attachments", Code: "file-empty" });
    }

    [Fact]
    public async Task MoreDocumentsThanARequestMayBring_AreRefused()
    {
        await using var office = await TestOffice.OpenAsync(storage, ("Limits:Files", "2"));
        var submission = ASubmission.Application();
        for (var i = 0; i < 3; i++)
        {
            submission.With("other", $"{i}.pdf", ASubmission.Pdf);
        }

        Assert.Equal(("too-many-files", 413), Code(await submission.SendAsync(office)));
        Assert.Empty(await office.BlobsAsync("incoming"));
    }

    [Fact]
    public async Task BodyLargerThanItsLimit_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync(storage, ("Limits:RequestBytes", "3000"));

        var result = await ASubmission.Enquiry().With("attachments", "a.pdf", new byte[4000]).SendAsync(office);

        Assert.Equal(("body-too-large", 413), Code(result));
    }

    public static TheoryData<string, string, string, int> Unreadable => new()
    {
        { "application/json", "{\"enquiry\":", "body-malformed", 400 },
        { "application/json", new string('[', 2000), "body-malformed", 400 },
        { "application/json", string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000), "json-too-deep", 400 },
        { "application/json", "[1,2]", "answers-invalid", 422 },
        { "text/plain", "hello", "media-type-unsupported", 415 },
        { "nonsense", "hello", "media-type-unsupported", 415 },
        { "multipart/form-data", "x", "body-malformed", 400 },
        { "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nhalf", "body-malformed", 400 },
        { "multipart/form-data; boundary=b", "no boundary at all", "body-malformed", 400 },
        { "multipart/form-data; boundary=b", "--b\r\nX: y\r\n\r\nz\r\n--b--\r\n", "body-malformed", 400 },
        { "application/x-www-form-urlencoded", "person.familyName=%FF%FE", "encoding-not-utf8", 400 },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task UnreadableBody_IsRefusedSayingWhy(string type, string body, string code, int status)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        using var content = new ByteArrayContent(Encoding.Latin1.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        await using var stream = await content.ReadAsStreamAsync(TestContext.Current.CancellationToken);

        var result = await office.Get<ReceiveSubmission>().HandleAsync(
            new("contact", type, stream, null, "de", false), TestContext.Current.CancellationToken);

        Assert.Equal((code, status), Code(result));
        Assert.Empty(await office.BlobsAsync("incoming"));
    }

    [Theory]
    [InlineData("no-such-form", null, "form-unknown", 404)]
    [InlineData("contact", "short", "idempotency-key-invalid", 400)]
    public async Task RequestThatCannotBeMeant_IsRefusedBeforeReading(string form, string? key, string code, int status)
    {
        await using var office = await TestOffice.OpenAsync(storage);

        var result = await office.Get<ReceiveSubmission>().HandleAsync(
            new(form, "application/json", Stream.Null, key, "de", false), TestContext.Current.CancellationToken);

        Assert.Equal((code, status), Code(result));
    }

    private static (string, int) Code(ReceiveResult result)
    {
        var refusal = Assert.IsType<ReceiveResult.Refused>(result).Refusal;
        return (refusal.Code, refusal.Status);
    }
}
