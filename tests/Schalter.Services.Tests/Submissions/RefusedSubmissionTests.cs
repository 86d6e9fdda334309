using System.Text;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Submissions;

public sealed class RefusedSubmissionTests(StorageFixture storage)
{
    [Fact]
    public async Task TooLargeDocument_IsRefused_AndNothingIsLeft()
    {
        await using var office = await TestOffice.OpenAsync(storage, ("Limits:FileBytes", "5000000"));

        var result = await ASubmission.Enquiry().With("attachments", "big.pdf", new byte[5_000_001]).SendAsync(office);

        Assert.Equal(("file-too-large", 413), ASubmission.CodeOf(result));
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

        Assert.Equal(("too-many-files", 413), ASubmission.CodeOf(await submission.SendAsync(office)));
        Assert.Empty(await office.BlobsAsync("incoming"));
    }

    [Fact]
    public async Task BodyLargerThanItsLimit_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync(storage, ("Limits:RequestBytes", "3000"));

        var result = await ASubmission.Enquiry().With("attachments", "a.pdf", new byte[4000]).SendAsync(office);

        Assert.Equal(("body-too-large", 413), ASubmission.CodeOf(result));
    }

    [Fact]
    public async Task DocumentWithoutAName_IsRefusedAndNotDropped()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        using var body = ASubmission.Enquiry().MultipartBody();
        body.Add(new ByteArrayContent(ASubmission.Pdf), "documents.attachments");

        var result = Assert.IsType<ReceiveResult.Refused>(await ASubmission.Enquiry().SendAsync(office, body));

        Assert.Contains(result.Refusal.Errors, e => e is { Field: "documents.attachments", Code: "file-without-name" });
    }

    [Fact]
    public async Task MoreTextThanAnyFormHas_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        using var body = ASubmission.Enquiry().MultipartBody();
        for (var i = 0; i < 40; i++)
        {
            body.Add(new StringContent(new string('x', 60_000)), $"extra.{i}");
        }

        Assert.Equal(("body-too-large", 413), ASubmission.CodeOf(await ASubmission.Enquiry().SendAsync(office, body)));
    }

    public static TheoryData<string, string, string, int> Unreadable => new()
    {
        { "application/json", "{\"enquiry\":", "body-malformed", 400 },
        { "application/json", new string('[', 2000), "json-too-deep", 400 },
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

        Assert.Equal((code, status), ASubmission.CodeOf(result));
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

        Assert.Equal((code, status), ASubmission.CodeOf(result));
    }
}
