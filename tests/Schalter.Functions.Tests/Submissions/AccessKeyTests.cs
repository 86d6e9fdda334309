using System.Net;
using Schalter.Services.Platform;
using Schalter.Services.Tests.Uploads;

namespace Schalter.Functions.Tests.Submissions;

/// <summary>Without its key a case cannot be told from one that does not exist.</summary>
public sealed class AccessKeyTests(SystemFixture fixture)
{
    [Theory]
    [InlineData("GET", "")]
    [InlineData("DELETE", "")]
    [InlineData("POST", "/documents")]
    [InlineData("POST", "/withdraw")]
    public async Task KeyWrongMissingOrSwapped_IsAnsweredAsUnknown(string method, string what)
    {
        var mine = await fixture.Counter.SubmitAsync("contact", PostedForm.Enquiry());
        var other = await fixture.Counter.SubmitAsync("contact", PostedForm.Enquiry());
        var first = mine.AccessKey[0] == 'A' ? 'B' : 'A';
        var unknown = await AnswerAsync(method, ReferenceNumber.NewRandom().Value + what, mine.AccessKey);
        unknown.Is(404, "submission-unknown");

        foreach (var key in new[] { null, "", first + mine.AccessKey[1..], mine.AccessKey + "A", other.AccessKey, "ключ" })
        {
            Assert.Equal(unknown, await AnswerAsync(method, mine.Reference + what, key) with { Errors = unknown.Errors });
        }

        Assert.NotEqual("withdrawn", (await fixture.Counter.StatusAsync(mine)).Status);
    }

    [Fact]
    public async Task KeyInTheAddress_OpensNothing()
    {
        var receipt = await fixture.Counter.SubmitAsync("contact", PostedForm.Enquiry());
        using var response = await fixture.Counter.GetAsync($"submissions/{receipt.Reference}?accessKey={receipt.AccessKey}");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<Problem> AnswerAsync(string method, string path, string? key)
    {
        var body = method == "POST" ? new PostedForm().AddFile("attachments", "a.pdf", PdfFile.Sound(1)).ToContent() : null;
        (string, string)[] headers = key is null ? [] : [("Authorization", $"Bearer {Uri.EscapeDataString(key)}")];
        using var response = await fixture.Counter.SendAsync(new(method), $"submissions/{path}", body, headers);
        return await Problem.ReadAsync(response);
    }
}
