using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Schalter.Services.Submissions;
using Schalter.Services.Tests.Forms;
using Schalter.Services.Tests.Uploads;

namespace Schalter.Functions.Tests.Submissions;

/// <summary>What a person can do with a case, in every kind of body and in their language.</summary>
public sealed class CaseLifeTests(SystemFixture fixture)
{
    [Fact]
    public async Task JsonAndUrlencoded_SayTheSameAsMultipart()
    {
        var marker = ("enquiry.message", $"Wie ist der Stand? {Guid.NewGuid()}");
        var answers = SampleAnswers.Enquiry(marker).Values.Select(a => KeyValuePair.Create(a.Key, a.Value[0])).ToList();
        var json = new JsonObject(answers.Select(a => KeyValuePair.Create<string, JsonNode?>(a.Key, a.Value)));
        using var asForm = new FormUrlEncodedContent(answers);
        using var asJson = new StringContent(json.ToJsonString(), Encoding.UTF8, "application/json");
        var first = await fixture.Counter.SubmitAsync("contact", PostedForm.Enquiry(marker));
        await fixture.Counter.UntilAsync(first, "routed");

        // The same content is one case: that they fold shows that each kind was read alike.
        foreach (var body in new HttpContent[] { asForm, asJson })
        {
            using var response = await fixture.Counter.PostAsync("submissions/contact", body);
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
            var receipt = System.Text.Json.JsonSerializer.Deserialize<SubmissionReceipt>(
                await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), SubmissionJson.Options)!;
            Assert.Equal(first.ReceivedAt, (await fixture.Counter.UntilAsync(receipt, "routed")).ReceivedAt);
        }
    }

    [Fact]
    public async Task Supplement_CanBeginBeforeTheCaseIsChecked_AndNeedsADocument()
    {
        var receipt = await fixture.Counter.SubmitAsync("contact", PostedForm.Enquiry());
        await fixture.Counter.SupplyAsync(receipt, new PostedForm().AddFile("attachments", "Nachtrag.pdf", PdfFile.Sound(1)));
        using var response = await fixture.Counter.PostAsync(
            $"submissions/{receipt.Reference}/documents", new PostedForm().Add("accessKey", receipt.AccessKey).ToContent());

        Assert.Equal(["/documents file-required"], (await Problem.ReadAsync(response)).Errors);
        await Eventually.GetAsync(() => fixture.Counter.StatusAsync(receipt), v => v.Documents is [{ Verdict: "accepted" }], "the supplement");
        await fixture.Counter.UntilAsync(receipt, "routed");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Withdrawn_StaysSo_AndTakesNoMoreDocuments(bool byForm)
    {
        var receipt = await fixture.Counter.SubmitAsync("contact", PostedForm.Enquiry());
        await fixture.Counter.UntilAsync(receipt, "routed");
        for (var i = 0; i < 2; i++)
        {
            using var key = new FormUrlEncodedContent([KeyValuePair.Create("accessKey", receipt.AccessKey)]);
            using var withdrawn = byForm
                ? await fixture.Counter.PostAsync($"submissions/{receipt.Reference}/withdraw", key)
                : await fixture.Counter.SendAsync(HttpMethod.Delete, $"submissions/{receipt.Reference}", null, Counter.Key(receipt));
            Assert.Equal(HttpStatusCode.NoContent, withdrawn.StatusCode);
        }

        using var late = await fixture.Counter.PostAsync(
            $"submissions/{receipt.Reference}/documents", new PostedForm().AddFile("attachments", "a.pdf", [1]).ToContent(), Counter.Key(receipt));
        (await Problem.ReadAsync(late)).Is(409, "submission-closed");
        Assert.Equal(
            ["received", "validated", "routed", "withdrawn"], (await fixture.Counter.StatusAsync(receipt)).Timeline.Select(t => t.Event));
        Assert.Equal(["received", "validated", "routed", "withdrawn"], await fixture.Office.EventWordsAsync(receipt.Reference, 4));
    }

    [Theory]
    [InlineData("?lang=en", "de", "en")]
    [InlineData("", "en-GB, de;q=0.5", "en")]
    [InlineData("", "de;q=0.4, en;q=0.9", "en")]
    [InlineData("", "ja", "de")]
    [InlineData("?lang=xx", "en", "en")]
    public async Task Refusal_SpeaksThePersonsLanguage(string query, string accepted, string language)
    {
        using var response = await fixture.Counter.PostAsync(
            $"submissions/none{query}", PostedForm.Enquiry().ToContent(), ("Accept-Language", accepted));

        Assert.Equal([language], response.Content.Headers.ContentLanguage);
        Assert.Contains(
            language == "en" ? "This form does not exist" : "Dieses Formular", (await Problem.ReadAsync(response)).Body, StringComparison.Ordinal);
    }
}
