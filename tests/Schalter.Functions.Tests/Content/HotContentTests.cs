using System.Net;
using System.Text.RegularExpressions;
using Schalter.Services.Tests.Content;

namespace Schalter.Functions.Tests.Content;

/// <summary>An editor of the office changes a form while people fill it in.</summary>
public sealed partial class HotContentTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ChangedForm_IsLiveWithoutARestart_OpenPagesStayGood_AndAMistakeIsTold()
    {
        await using var system = await RunningSystem.StartAsync(["--ephemeral", "--no-site"], ("Content__PollSeconds", "1"));
        using var counter = new Counter(system.Address);
        var shown = await PageAsync(counter);

        await PutAsync(system, OfficeContent.Contact, OfficeContent.Changed(OfficeContent.Contact, ("\"id\": \"message\"", "\"id\": \"question\"")));
        await PutAsync(system, OfficeContent.ContactTexts, OfficeContent.Texts(OfficeContent.ContactTexts, ("enquiry.question.label", "Was möchten Sie wissen?")));
        await Eventually.IsTrueAsync(async () => (await PageAsync(counter)).Contains("Was möchten Sie wissen?", StringComparison.Ordinal), "the new question");

        var receipt = await counter.SubmitAsync("contact", PostedForm.Enquiry(("formVersion", Version().Match(shown).Groups["version"].Value)));
        await counter.UntilAsync(receipt, "routed");
        using var status = await counter.PostAsync(
            "status", new FormUrlEncodedContent([new("reference", receipt.Reference), new("accessKey", receipt.AccessKey)]), ("Accept", "text/html"));
        Assert.Equal(HttpStatusCode.OK, status.StatusCode);

        await PutAsync(system, OfficeContent.Contact, """{ "sections": [ """);
        var (code, health) = await Eventually.GetAsync(
            counter.HealthAsync, found => found.Health.GetProperty("content").GetProperty("state").GetString() == "refused", "the refusal");
        Assert.Equal(HttpStatusCode.OK, code);
        Assert.Equal(OfficeContent.Contact, health.GetProperty("content").GetProperty("refused")[0].GetProperty("file").GetString());
        Assert.Contains("Was möchten Sie wissen?", await PageAsync(counter), StringComparison.Ordinal);
        Assert.Contains("ContentRefused: forms/contact.json at $", system.Log, StringComparison.Ordinal);
    }

    private static async Task<string> PageAsync(Counter counter)
    {
        using var page = await counter.GetAsync("forms/contact?lang=de", ("Accept", "text/html"));
        return WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(Stop));
    }

    private static async Task PutAsync(RunningSystem system, string path, string text) => await new BackOffice(system.Storage!, string.Empty)
        .Container("content").GetBlobClient(path).UploadAsync(BinaryData.FromString(text), overwrite: true, Stop);

    [GeneratedRegex("name=\"formVersion\" value=\"(?<version>[0-9a-f]{16})\"")]
    private static partial Regex Version();
}
