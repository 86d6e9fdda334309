using System.Diagnostics;
using System.Net;
using System.Text;

namespace Schalter.Functions.Tests.Forms;

/// <summary>The example of docs/integrators.md, as it stands there, against a running system.</summary>
public sealed class ValidateExampleTests(SystemFixture fixture)
{
    private const string Answers = """
        {
          "enquiry": { "audience": "resident", "topic": "documents", "message": "Which documents do you still need from me?" },
          "person": { "familyName": "Yılmaz", "givenNames": "Ayşe", "dateOfBirth": "1985-03" },
          "contact": { "email": "ayse@example.org" },
          "onBehalf": { "actingFor": false },
          "declarations": { "privacyNoticeRead": true }
        }
        """;

    [Fact]
    public async Task WhatTheExampleCallsReady_IsReceived()
    {
        Assert.Equal("ready to send\n", await ValidateAsync(Answers));

        using var content = new StringContent(Answers, Encoding.UTF8, "application/json");
        using var response = await fixture.Counter.PostAsync("submissions/contact", content);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    [Fact]
    public async Task WhatTheCounterWouldRefuse_TheExampleNames()
    {
        var wrong = Answers.Replace("documents\"", "employerQuestion\"", StringComparison.Ordinal).Replace("1985-03", "1985-13", StringComparison.Ordinal);

        var said = await ValidateAsync(wrong.Replace("resident", "relative", StringComparison.Ordinal).Replace("false", "true", StringComparison.Ordinal));

        Assert.Contains("/enquiry/topic must NOT be valid", said, StringComparison.Ordinal);
        Assert.Contains("/onBehalf must have required property 'name'", said, StringComparison.Ordinal);
        Assert.EndsWith("not yet\n", said, StringComparison.Ordinal);
    }

    private async Task<string> ValidateAsync(string answers)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Forms", "validate.mjs"), "contact"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["API"] = fixture.Counter.Address.ToString().TrimEnd('/');
        using var node = Process.Start(start) ?? throw new UnreachableException();
        await node.StandardInput.WriteAsync(answers);
        node.StandardInput.Close();
        return await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
