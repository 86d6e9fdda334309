using Schalter.Services.Content;
using Schalter.Services.Submissions;
using Schalter.Services.Tests.Content;
using UglyToad.PdfPig;

namespace Schalter.Services.Tests.Submissions;

/// <summary>What the office does to forms while people's submissions are on their way.</summary>
internal static class ChangedForm
{
    private const string Employment = "forms/residence-employment.json";
    private const string EmploymentTexts = "texts/de/residence-employment.json";

    /// <summary>The question gets another name and other words; what was answered under the old name would be lost.</summary>
    public static async Task RenameMessageAsync(TestOffice office)
    {
        await office.PutAsync(OfficeContent.Contact, OfficeContent.Changed(OfficeContent.Contact, ("\"id\": \"message\"", "\"id\": \"question\"")));
        await office.PutAsync(OfficeContent.ContactTexts, OfficeContent.Texts(OfficeContent.ContactTexts, ("enquiry.question.label", "Worum geht es denn?")));
        await office.RefreshAsync();
        Assert.Equal("ok", office.Get<LiveContent>().Status.State);
    }

    public static async Task AskForLessAsync(TestOffice office)
    {
        await office.PutAsync(Employment, OfficeContent.Changed(Employment, ("    { \"use\": \"lease\" },\n", "")));
        await office.PutAsync(EmploymentTexts, OfficeContent.Texts(EmploymentTexts, ("title", "Erlaubnis zum Arbeiten")));
        await office.RefreshAsync();
        Assert.Equal("ok", office.Get<LiveContent>().Status.State);
    }

    public static async Task<string> SummaryAsync(TestOffice office, SubmissionReceipt receipt)
    {
        var blob = await office.Blobs.GetBlobContainerClient("cases").GetBlobClient($"{receipt.Reference}/summary.pdf").DownloadContentAsync(TestContext.Current.CancellationToken);
        using var document = PdfDocument.Open(blob.Value.Content.ToArray());
        return string.Join('\n', document.GetPages().Select(p => p.Text));
    }
}
