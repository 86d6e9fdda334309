using System.Text;
using Schalter.Services.Forms;
using Schalter.Services.Submissions;
using Schalter.Services.Tests.Forms;
using Schalter.Services.Tests.Uploads;

namespace Schalter.Services.Tests;

/// <summary>What a person sends, with good defaults: an enquiry without documents unless the test says otherwise.</summary>
internal sealed class ASubmission
{
    private readonly List<(string Slot, string Name, byte[] Content)> files = [];
    private string form = "contact";
    private Answers answers = SampleAnswers.Enquiry();
    private string? key;

    public static byte[] Pdf { get; } = PdfFile.Sound(2);

    public static ASubmission Enquiry(params (string Field, string Value)[] changes) => new() { answers = SampleAnswers.Enquiry(changes) };

    /// <summary>A work permit application with every document that is due.</summary>
    public static ASubmission CompleteApplication()
    {
        var submission = Application();
        foreach (var slot in new[] { "identityDocument", "currentResidenceDocument", "employmentContract", "employmentDeclaration", "paySlips", "healthInsurance", "lease" })
        {
            submission.With(slot, $"{slot}.pdf", Pdf);
        }

        return submission;
    }

    public static ASubmission Application(params (string Field, string Value)[] changes) => new()
    {
        form = "residence-employment",
        answers = SampleAnswers.Employment([.. changes, ("uploads.lease", "")]),
    };

    public static ASubmission Of(string form, Answers answers) => new() { form = form, answers = answers };

    public static (string Code, int Status) CodeOf(ReceiveResult result)
    {
        var refusal = Assert.IsType<ReceiveResult.Refused>(result).Refusal;
        return (refusal.Code, refusal.Status);
    }

    public ASubmission With(string slot, string fileName, byte[] content)
    {
        files.Add((slot, fileName, content));
        return this;
    }

    public ASubmission To(string id)
    {
        form = id;
        return this;
    }

    public ASubmission WithKey(string value)
    {
        key = value;
        return this;
    }

    public Task<ReceiveResult> SendAsync(TestOffice office, bool browser = false) => SendAsync(office, MultipartBody(), browser);

    public async Task<ReceiveResult> SendAsync(TestOffice office, HttpContent content, bool browser = false)
    {
        await using var body = await content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var request = new ReceiveRequest(form, content.Headers.ContentType?.ToString(), body, key, "de", browser);
        return await office.Get<ReceiveSubmission>().HandleAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<SubmissionReceipt> AcceptedAsync(TestOffice office) =>
        Assert.IsType<ReceiveResult.Received>(await SendAsync(office)).Receipt;

    public MultipartFormDataContent MultipartBody()
    {
        var content = new MultipartFormDataContent();
        foreach (var (field, values) in answers.Values)
        {
            foreach (var value in values)
            {
                content.Add(new StringContent(value, Encoding.UTF8), field);
            }
        }

        foreach (var (slot, name, bytes) in files)
        {
            content.Add(new ByteArrayContent(bytes), Intake.DocumentPrefix + slot, name);
        }

        return content;
    }
}
