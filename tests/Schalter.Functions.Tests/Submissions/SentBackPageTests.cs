using System.Net;
using System.Text.RegularExpressions;
using Schalter.Services.Tests.Uploads;

namespace Schalter.Functions.Tests.Submissions;

/// <summary>What people see whose request was refused: what is wrong, and what they need not do again.</summary>
public sealed partial class SentBackPageTests(SystemFixture fixture)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RefusedSupplement_ShowsItsFilesAsReceived_AndTheyAreTakenTheNextTime()
    {
        var receipt = await fixture.Counter.SubmitAsync("contact", PostedForm.Enquiry());
        var form = new PostedForm().Add("accessKey", receipt.AccessKey).AddFile("powerOfAttorney", "vollmacht.pdf", PdfFile.Sound(1));
        for (var i = 1; i <= 6; i++)
        {
            form.AddFile("attachments", $"{i}.pdf", PdfFile.Sound(i));
        }

        var page = await SupplyAsync(receipt.Reference, form, HttpStatusCode.UnprocessableEntity);
        Assert.Contains("href=\"#f-documents.attachments\"", page, StringComparison.Ordinal);
        Assert.Contains("vollmacht.pdf", page, StringComparison.Ordinal);
        Assert.Contains("6.pdf", page, StringComparison.Ordinal);

        var again = new PostedForm().Add("accessKey", receipt.AccessKey);
        foreach (var draft in Draft().Matches(page).GroupBy(d => d.Groups["name"].Value).SelectMany(place => place.Take(5)))
        {
            again.Add(draft.Groups["name"].Value, draft.Groups["token"].Value);
        }

        Assert.Contains("vollmacht.pdf", await SupplyAsync(receipt.Reference, again, HttpStatusCode.OK), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BodyThatStopsInTheMiddle_GivesTheAnswersBack()
    {
        using var content = PostedForm.Raw(PostedForm.Enquiry().AddFile("attachments", "a.pdf", PdfFile.Sound(1)).Begun()[..^40]);
        using var response = await fixture.Counter.PostAsync("submissions/contact?lang=en", content, ("Accept", "text/html"));
        var page = await response.Content.ReadAsStringAsync(Stop);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("value=\"Yılmaz\"", page, StringComparison.Ordinal);
        Assert.Contains("Check your internet connection first", page, StringComparison.Ordinal);
    }

    private async Task<string> SupplyAsync(string reference, PostedForm form, HttpStatusCode expected)
    {
        using var response = await fixture.Counter.PostAsync($"submissions/{reference}/documents?lang=en", form.ToContent(), ("Accept", "text/html"));
        Assert.Equal(expected, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Stop);
    }

    [GeneratedRegex("""
        name="(?<name>uploads\.[^"]+)" value="(?<token>[^"]+)"
        """)]
    private static partial Regex Draft();
}
