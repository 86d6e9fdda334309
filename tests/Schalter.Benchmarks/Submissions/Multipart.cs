using System.Net.Http.Headers;
using System.Text;
using Schalter.Services.Tests.Forms;

namespace Schalter.Benchmarks.Submissions;

/// <summary>A request body made once and sent many times.</summary>
internal sealed class Multipart
{
    private readonly byte[] bytes;
    private readonly MediaTypeHeaderValue type;

    private Multipart(byte[] bytes, MediaTypeHeaderValue type) => (this.bytes, this.type) = (bytes, type);

    public static async Task<Multipart> OfAsync(IntakeBody body)
    {
        using var form = Form(body.Form);
        for (var i = 0; i < body.Documents; i++)
        {
            form.Add(Document(new ByteArrayContent(DocumentBytes(body.DocumentBytes))), $"documents.{body.Slot}", $"Arbeitsvertrag {i}.pdf");
        }

        return new(await form.ReadAsByteArrayAsync(), form.Headers.ContentType!);
    }

    /// <summary>The fields alone, as a browser sends them: without a type of their own.</summary>
    public static MultipartFormDataContent Form(string form)
    {
        var content = new MultipartFormDataContent("----schalter-benchmarks-boundary");
        var answers = form == "contact" ? SampleAnswers.Enquiry() : SampleAnswers.Employment(("uploads.lease", string.Empty));
        foreach (var (field, value) in answers.Values.SelectMany(a => a.Value.Select(value => (a.Key, value))))
        {
            content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(value)), field);
        }

        return content;
    }

    public static HttpContent Document(HttpContent content)
    {
        content.Headers.ContentType = new("application/pdf");
        return content;
    }

    public HttpContent Content()
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = type;
        return content;
    }

    /// <summary>Random bytes: intake looks at sizes only, and the checks behind the queue are off.</summary>
    public static byte[] DocumentBytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }
}
