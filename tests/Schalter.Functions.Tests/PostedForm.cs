using System.Net.Http.Headers;
using System.Text;
using Schalter.Services.Forms;
using Schalter.Services.Tests.Forms;

namespace Schalter.Functions.Tests;

/// <summary>A form as a browser posts it, written byte by byte, so that it can be as wrong as a test needs.</summary>
internal sealed class PostedForm
{
    public const string Boundary = "----schalter";
    public const string MediaType = $"multipart/form-data; boundary={Boundary}";
    private readonly List<byte> body = [];

    /// <summary>An enquiry in order, unlike any other: the same content twice would be one case.</summary>
    public static PostedForm Enquiry(params (string Field, string Value)[] changes) => Of(SampleAnswers.Enquiry(
        changes.Any(c => c.Field == "enquiry.message") ? changes : [("enquiry.message", $"Wie ist der Stand? Vorgang {Guid.NewGuid()}"), .. changes]));

    /// <summary>An application in order: extension for work, all documents but those added.</summary>
    public static PostedForm Employment(params (string Field, string Value)[] changes) => Of(SampleAnswers.Employment(
        [("lang", ""), ("uploads.lease", ""), ("employer.name", $"Muster GmbH {Guid.NewGuid()}"), .. changes]));

    public static PostedForm Of(Answers answers)
    {
        var form = new PostedForm();
        foreach (var (field, values) in answers.Values)
        {
            foreach (var value in values)
            {
                form.Add(field, value);
            }
        }

        return form;
    }

    public PostedForm Add(string field, string value) => AddPart($"Content-Disposition: form-data; name=\"{field}\"", Encoding.UTF8.GetBytes(value));

    public PostedForm AddFile(string slot, string fileName, byte[] content, string type = "application/octet-stream") => AddPart(
        $"Content-Disposition: form-data; name=\"documents.{slot}\"; filename=\"{fileName}\"\r\nContent-Type: {type}", content);

    public PostedForm AddPart(string headers, byte[] content)
    {
        body.AddRange(Encoding.UTF8.GetBytes($"--{Boundary}\r\n{headers}\r\n\r\n"));
        body.AddRange(content);
        body.AddRange("\r\n"u8);
        return this;
    }

    /// <summary>All parts without the end.</summary>
    public byte[] Begun() => [.. body];

    public byte[] Complete() => [.. body, .. Encoding.UTF8.GetBytes($"--{Boundary}--\r\n")];

    public HttpContent ToContent() => Raw(Complete());

    public static HttpContent Raw(byte[] bytes, string type = MediaType)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }
}
