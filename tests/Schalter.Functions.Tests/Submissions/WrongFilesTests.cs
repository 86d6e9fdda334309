using Schalter.Services.Tests.Uploads;

namespace Schalter.Functions.Tests.Submissions;

/// <summary>Files and bodies that cannot be taken in: each gets its own answer.</summary>
public sealed class WrongFilesTests(SystemFixture fixture)
{
    private const long MiB = 1024 * 1024;
    private const long FileLimit = 20 * MiB;

    [Fact]
    public async Task EmptyFile_IsNamed()
    {
        var problem = await RefusedAsync(PostedForm.Enquiry().AddFile("attachments", "leer.pdf", []));
        problem.Is(422, "answers-invalid");
        Assert.Equal(["/documents/attachments file-empty"], problem.Errors);
    }

    [Fact]
    public async Task EmptyFileInput_IsNoDocument()
    {
        var receipt = await fixture.Counter.SubmitAsync("contact", PostedForm.Enquiry().AddFile("attachments", "", []));
        Assert.Empty((await fixture.Counter.UntilAsync(receipt, "routed")).Documents);
    }

    [Fact]
    public async Task FileOverTheLimit_IsStoppedWhileItStreams()
    {
        using var connection = await RawConnection.PostAsync(fixture.Counter.Address, "submissions/contact", "Transfer-Encoding: chunked");
        await connection.SendChunkAsync(PostedForm.Enquiry().AddFile("attachments", "video.pdf", [.. "%PDF-1.7"u8]).Begun()[..^2]);

        var sent = await connection.SendEndlesslyAsync(new byte[MiB], atMost: 10 * FileLimit);

        Assert.StartsWith("HTTP/1.1 413", await connection.StatusLineAsync(), StringComparison.Ordinal);
        Assert.InRange(sent, FileLimit, (2 * FileLimit) - 1);
    }

    [Fact]
    public async Task TooManyFiles_AreRefused_TooManyForTheirPlaceAreNamed()
    {
        var six = PostedForm.Enquiry();
        var many = PostedForm.Enquiry();
        for (var i = 1; i <= 21; i++)
        {
            (i <= 6 ? six : many).AddFile("attachments", $"{i}.pdf", [1]);
            many.AddFile("attachments", $"{i}.pdf", [1]);
        }

        Assert.Equal(["/documents/attachments too-many-files"], (await RefusedAsync(six)).Errors);
        (await RefusedAsync(many)).Is(413, "too-many-files");
    }

    [Fact]
    public async Task FileForAnUnknownPlace_IsNamed() => Assert.Equal(
        ["/documents/tattoo unknown-field"], (await RefusedAsync(PostedForm.Enquiry().AddFile("tattoo", "a.pdf", PdfFile.Sound(1)))).Errors);

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=other")]
    public async Task BoundaryMissingOrWrong_IsRefused(string type)
    {
        using var response = await fixture.Counter.PostAsync("submissions/contact", PostedForm.Raw(PostedForm.Enquiry().Complete(), type));
        (await Problem.ReadAsync(response)).Is(400, "body-malformed");
    }

    [Theory]
    [InlineData("Content-Type: text/plain")]
    [InlineData("Content-Disposition: form-data")]
    [InlineData("Content-Disposition: ;;;")]
    [InlineData("no header at all")]
    public async Task PartWithoutAName_IsRefused(string headers) =>
        (await RefusedAsync(PostedForm.Enquiry().AddPart(headers, [1]))).Is(400, "body-malformed");

    [Fact]
    public async Task MultipartThatStopsInTheMiddle_IsRefused()
    {
        using var content = PostedForm.Raw(PostedForm.Enquiry().AddFile("attachments", "a.pdf", PdfFile.Sound(1)).Begun()[..^40]);
        using var response = await fixture.Counter.PostAsync("submissions/contact", content);
        (await Problem.ReadAsync(response)).Is(400, "body-malformed");
    }

    [Fact]
    public async Task BodyOverTheLimit_IsStoppedWhileItStreams()
    {
        using var connection = await RawConnection.PostAsync(fixture.Counter.Address, "submissions/contact", $"Content-Length: {101 * MiB}");
        Assert.StartsWith("HTTP/1.1 413", await connection.StatusLineAsync(), StringComparison.Ordinal);
    }

    private async Task<Problem> RefusedAsync(PostedForm posted)
    {
        using var response = await fixture.Counter.PostAsync("submissions/contact", posted.ToContent());
        return await Problem.ReadAsync(response);
    }
}
