using System.Globalization;
using System.Net;
using Schalter.Services.Submissions;
using Schalter.Services.Tests.Uploads;

namespace Schalter.Functions.Tests.Uploads;

/// <summary>What tus 1.0 asks of a server, as any client sees it.</summary>
public sealed class UploadProtocolTests(SystemFixture fixture)
{
    private static readonly byte[] Pdf = PdfFile.Sound(3);
    private static readonly (string, string) Version = ("Tus-Resumable", "1.0.0");

    private Counter Counter => fixture.Counter;

    [Fact]
    public async Task Uploads_SayWhatTheyCanDo()
    {
        using var described = await Counter.SendAsync(HttpMethod.Options, "uploads");

        Assert.Equal(HttpStatusCode.NoContent, described.StatusCode);
        Assert.Equal(("1.0.0", "1.0.0", "52428800"), (Header(described, "Tus-Resumable"), Header(described, "Tus-Version"), Header(described, "Tus-Max-Size")));
        Assert.Equal("creation,creation-with-upload,termination,expiration", Header(described, "Tus-Extension"));
    }

    [Fact]
    public async Task DocumentInTwoPieces_ComesWithASubmission()
    {
        using var begun = await TusUpload.BeginAsync(
            Counter, null, ("Upload-Length", $"{Pdf.Length}"), ("Upload-Metadata", "filename UGFzcy5wZGY="), ("Origin", SystemFixture.Website));
        var upload = new TusUpload(Counter, begun.Headers.Location!.OriginalString);
        using var first = await upload.PatchAsync(0, Pdf[..200]);
        using var shown = await upload.SendAsync(HttpMethod.Head);
        using var rest = await upload.PatchAsync(200, Pdf[200..]);

        Assert.Equal((HttpStatusCode.Created, "0"), (begun.StatusCode, Header(begun, "Upload-Offset")));
        Assert.Contains("Upload-Offset", Header(begun, "Access-Control-Expose-Headers")!, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NoContent, "200"), (first.StatusCode, Header(first, "Upload-Offset")));
        Assert.Equal((HttpStatusCode.OK, "200", $"{Pdf.Length}", "filename UGFzcy5wZGY="), (
            shown.StatusCode, Header(shown, "Upload-Offset"), Header(shown, "Upload-Length"), Header(shown, "Upload-Metadata")));
        Assert.True(shown.Headers.CacheControl!.NoStore);
        Assert.Equal((HttpStatusCode.NoContent, $"{Pdf.Length}"), (rest.StatusCode, Header(rest, "Upload-Offset")));
        var expires = DateTimeOffset.ParseExact(Header(rest, "Upload-Expires")!, "R", CultureInfo.InvariantCulture);
        Assert.InRange(expires - DateTimeOffset.UtcNow, TimeSpan.FromHours(21), TimeSpan.FromHours(22));

        var receipt = await Counter.SubmitAsync("contact", PostedForm.Enquiry().Add("uploads.attachments", upload.Id));
        var document = Assert.Single((await Counter.UntilAsync(receipt, "routed")).Documents);
        Assert.Equal(("Pass.pdf", "accepted"), (document.FileName, document.Verdict));
    }

    [Fact]
    public async Task FirstBytes_MayComeWithTheBeginning()
    {
        using var begun = await TusUpload.BeginAsync(Counter, TusUpload.Bytes(Pdf), ("Upload-Length", $"{Pdf.Length}"));

        Assert.Equal((HttpStatusCode.Created, $"{Pdf.Length}"), (begun.StatusCode, Header(begun, "Upload-Offset")));
    }

    [Fact]
    public async Task FirstBytesThatAreRefused_DoNotUndoTheBeginning()
    {
        using var begun = await TusUpload.BeginAsync(Counter, TusUpload.Bytes(Pdf), ("Upload-Length", $"{Pdf.Length - 1}"));

        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        var upload = new TusUpload(Counter, begun.Headers.Location!.OriginalString);
        Assert.Equal(Header(begun, "Upload-Offset"), $"{await upload.OffsetAsync()}");
    }

    [Fact]
    public async Task ClientWhoseConnectionBreaks_GoesOnWhereItStood()
    {
        const int Length = 5 * 1024 * 1024;
        var upload = await TusUpload.BegunAsync(Counter, Length);
        using var connection = await RawConnection.BeginAsync(Counter.Address, "PATCH", upload.Path, TusUpload.HeadersOf(0, Length));
        await connection.SendAsync(new byte[Length - 1]);
        var first = await Eventually.GetAsync(upload.OffsetAsync, offset => offset > 0, "the first block");

        connection.Abort();

        await Eventually.IsTrueAsync(
            async () =>
            {
                var offset = await upload.OffsetAsync();
                Assert.InRange(offset, first, Length - 1);
                using var rest = await upload.PatchAsync(offset, new byte[Length - offset]);
                return rest.StatusCode == HttpStatusCode.NoContent;
            },
            "the rest");
        Assert.Equal(Length, await upload.OffsetAsync());
    }

    [Fact]
    public async Task RemovedUpload_IsGone()
    {
        var upload = await TusUpload.BegunAsync(Counter, 10);

        using var removed = await upload.SendAsync(HttpMethod.Delete);
        using var again = await upload.SendAsync(HttpMethod.Delete);

        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        (await Problem.ReadAsync(again)).Is(404, "upload-unknown");
    }

    /// <summary>For networks that let no other methods through.</summary>
    [Fact]
    public async Task PostThatMeansAnotherMethod_IsTakenForIt()
    {
        var upload = await TusUpload.BegunAsync(Counter, 10);

        using var patched = await upload.SendAsync(HttpMethod.Post, TusUpload.Bytes(new byte[4]), ("Upload-Offset", "0"), ("X-HTTP-Method-Override", "PATCH"));
        using var nothing = await upload.SendAsync(HttpMethod.Post);
        using var removed = await upload.SendAsync(HttpMethod.Post, null, ("X-HTTP-Method-Override", "DELETE"));

        Assert.Equal("4", Header(patched, "Upload-Offset"));
        (await Problem.ReadAsync(nothing)).Is(404, "route-unknown");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
    }

    [Theory]
    [InlineData("Upload-Defer-Length", "1", 400, "upload-header-invalid")]
    [InlineData("Upload-Length", "-1", 400, "upload-header-invalid")]
    [InlineData("Upload-Length", "5e3", 400, "upload-header-invalid")]
    [InlineData("Upload-Length", "52428801", 413, "upload-too-large")]
    public async Task UploadThatCannotBeTaken_IsRefusedBeforeItComes(string header, string value, int status, string code)
    {
        using var refused = await TusUpload.BeginAsync(Counter, null, (header, value));
        (await Problem.ReadAsync(refused)).Is(status, code);
    }

    [Fact]
    public async Task EmptyDocument_IsThereAtOnce_AndNoSubmissionTakesIt()
    {
        var upload = await TusUpload.BegunAsync(Counter, 0);

        Assert.Equal(0, await upload.OffsetAsync());
        using var refused = await Counter.PostAsync("submissions/contact", PostedForm.Enquiry().Add("uploads.attachments", upload.Id).ToContent());
        Assert.Equal(["/documents/attachments file-empty"], (await Problem.ReadAsync(refused)).Errors);
    }

    [Fact]
    public async Task RequestsThatDoNotFit_AreEachToldWhy()
    {
        var upload = await TusUpload.BegunAsync(Counter, 10);
        var old = Intakes.NewName(DateTimeOffset.UtcNow - DraftTokens.Lifetime - TimeSpan.FromMinutes(1));
        await IsAsync(412, "tus-version-unsupported", Counter.SendAsync(HttpMethod.Post, "uploads", null, ("Upload-Length", "5")));
        await IsAsync(412, "tus-version-unsupported", Counter.SendAsync(HttpMethod.Patch, upload.Path, TusUpload.Bytes([1]), ("Tus-Resumable", "0.2.2"), ("Upload-Offset", "0")));
        await IsAsync(415, "media-type-unsupported", upload.SendAsync(HttpMethod.Patch, TusUpload.Bytes([1], "application/octet-stream"), ("Upload-Offset", "0")));
        await IsAsync(400, "upload-header-invalid", upload.SendAsync(HttpMethod.Patch, TusUpload.Bytes([1])));
        await IsAsync(409, "upload-offset-wrong", upload.PatchAsync(5, [1]));
        await IsAsync(413, "upload-overrun", upload.PatchAsync(0, new byte[11]));
        await IsAsync(404, "upload-unknown", new TusUpload(Counter, $"/api/uploads/{Intakes.NewName(DateTimeOffset.UtcNow)}").PatchAsync(0, [1]));
        await IsAsync(404, "upload-unknown", new TusUpload(Counter, "/api/uploads/..%2Fcases").PatchAsync(0, [1]));
        await IsAsync(410, "upload-expired", new TusUpload(Counter, $"/api/uploads/{old}").PatchAsync(0, [1]));
        using var unversioned = await Counter.SendAsync(HttpMethod.Head, upload.Path);
        Assert.Equal((HttpStatusCode.PreconditionFailed, "1.0.0"), (unversioned.StatusCode, Header(unversioned, "Tus-Version")));
        using var expired = await Counter.SendAsync(HttpMethod.Head, $"uploads/{old}", null, Version);
        Assert.Equal(HttpStatusCode.Gone, expired.StatusCode);
    }

    private static string? Header(HttpResponseMessage response, string name) => TusUpload.Header(response, name);

    private static async Task IsAsync(int status, string code, Task<HttpResponseMessage> sent)
    {
        using var response = await sent;
        (await Problem.ReadAsync(response)).Is(status, code);
        Assert.Equal("1.0.0", Header(response, "Tus-Resumable"));
    }
}
