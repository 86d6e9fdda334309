using System.Text;
using System.Text.Json.Nodes;

namespace Schalter.Functions.Tests.Submissions;

/// <summary>Answers that are wrong get a clear refusal that names the field, and leave nothing behind.</summary>
public sealed class WrongAnswersTests(SystemFixture fixture)
{
    [Fact]
    public async Task UnknownForm_IsNotFound()
    {
        using var response = await fixture.Counter.PostAsync("submissions/dog-licence", PostedForm.Enquiry().ToContent());
        (await Problem.ReadAsync(response)).Is(404, "form-unknown");
    }

    [Theory]
    [InlineData("contact.email", "", "/contact/email required")]
    [InlineData("contact.email", "ayse(at)example.org", "/contact/email email-invalid")]
    [InlineData("shoe.size", "42", "/shoe/size unknown-field")]
    [InlineData("onBehalf.actingFor", "maybe", "/onBehalf/actingFor yes-no-invalid")]
    [InlineData("enquiry.topic", "weather", "/enquiry/topic choice-unknown")]
    [InlineData("person.dateOfBirth", "31.02.1985", "/person/dateOfBirth partial-date-invalid")]
    [InlineData("person.dateOfBirth", "1985-13", "/person/dateOfBirth partial-date-invalid")]
    [InlineData("person.dateOfBirth", "01.01.2999", "/person/dateOfBirth date-too-late")]
    [InlineData("person.familyName", "Yıl\u0007maz", "/person/familyName characters-not-allowed")]
    public async Task WrongField_IsNamed(string field, string value, string error)
    {
        var problem = await RefusedAsync("contact", PostedForm.Enquiry((field, value)));

        problem.Is(422, "answers-invalid");
        Assert.Equal([error], problem.Errors);
        Assert.False(value.Length > 5 && problem.Body.Contains(value, StringComparison.Ordinal), "A refusal repeats what was typed.");
    }

    [Fact]
    public async Task FullDateOfAContract_On31February_IsRefused()
    {
        var problem = await RefusedAsync("residence-employment", PostedForm.Employment(("contract.start", "31.02.2026")));
        Assert.Equal(["/contract/start date-invalid"], problem.Errors);
    }

    [Theory]
    [InlineData("""{"shoe":{"size":42}}""", "/shoe/size unknown-field")]
    [InlineData("""{"contact":{"email":{"at":"example.org"}}}""", "/contact/email/at unknown-field")]
    [InlineData("""{"contact":{"email":["a@example.org","b@example.org"]}}""", "/contact/email single-value")]
    [InlineData("""{"onBehalf":{"actingFor":7}}""", "/onBehalf/actingFor yes-no-invalid")]
    [InlineData("""["person"]""", " json-object-expected")]
    public async Task MistypedJson_IsNamed(string json, string error)
    {
        var problem = await RefusedJsonAsync(json);
        problem.Is(422, "answers-invalid");
        Assert.Contains(error, problem.Errors);
    }

    [Fact]
    public async Task BrokenJson_IsRefused() => (await RefusedJsonAsync("""{"person":""")).Is(400, "body-malformed");

    [Theory]
    [InlineData(17)]
    [InlineData(300_000)]
    public async Task DeeplyNestedJson_IsRefused(int depth) => (await RefusedJsonAsync(
        string.Concat(Enumerable.Repeat("""{"a":""", depth)) + "1" + new string('}', depth))).Is(400, "json-too-deep");

    [Fact]
    public async Task TooManyFields_AreRefused()
    {
        var form = PostedForm.Enquiry();
        for (var i = 0; i <= 1000; i++)
        {
            form.Add("enquiry.message", "x");
        }

        (await RefusedAsync("contact", form)).Is(413, "too-many-fields");
        var json = new JsonObject(Enumerable.Range(0, 1001).Select(i => KeyValuePair.Create<string, JsonNode?>($"f{i}", i)));
        Assert.Contains("too-many-fields", (await RefusedJsonAsync(json.ToJsonString())).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FieldTooLong_IsNamed()
    {
        var problem = await RefusedAsync("contact", PostedForm.Enquiry(("enquiry.message", new string('x', 70_000))));
        problem.Is(422, "answers-invalid");
        Assert.Equal(["/enquiry/message too-long"], problem.Errors);
    }

    [Fact]
    public async Task TextThatIsNotUtf8_IsRefused_InEveryKindOfBody()
    {
        byte[] latin1 = Encoding.Latin1.GetBytes("Müller");
        var multipart = PostedForm.Enquiry().AddPart("Content-Disposition: form-data; name=\"person.birthName\"", latin1).Complete();
        byte[] json = [.. "{\"person.familyName\":\""u8, .. latin1, .. "\"}"u8];

        foreach (var content in new[]
        {
            PostedForm.Raw(multipart),
            PostedForm.Raw(json, "application/json"),
            PostedForm.Raw([.. "person.familyName=M%FCller"u8], "application/x-www-form-urlencoded"),
        })
        {
            using var response = await fixture.Counter.PostAsync("submissions/contact", content);
            (await Problem.ReadAsync(response)).Is(400, "encoding-not-utf8");
        }
    }

    [Fact]
    public async Task ByteOrderMarkBeforeJson_IsOverlooked()
    {
        byte[] json = [.. "\uFEFF{\"person.familyName\":\"Y\"}"u8];

        using var response = await fixture.Counter.PostAsync("submissions/contact", PostedForm.Raw(json, "application/json"));

        (await Problem.ReadAsync(response)).Is(422, "answers-invalid");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    public async Task OtherMediaType_IsRefused(string type)
    {
        using var response = await fixture.Counter.PostAsync("submissions/contact", PostedForm.Raw([.. "hello"u8], type));
        (await Problem.ReadAsync(response)).Is(415, "media-type-unsupported");
    }

    private async Task<Problem> RefusedAsync(string form, PostedForm posted)
    {
        using var response = await fixture.Counter.PostAsync($"submissions/{form}", posted.ToContent());
        return await Problem.ReadAsync(response);
    }

    private async Task<Problem> RefusedJsonAsync(string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await fixture.Counter.PostAsync("submissions/contact", content);
        return await Problem.ReadAsync(response);
    }
}
